//! Forms from a server: from a running collector, and from one that breaks off or sends other bytes.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use rayi::{
    Answer, FetchListener, FetchProgress, FormUpdates, OfferState, ProjectSettings, Rayi,
    SystemEnvironment, UnsealedKeyFile, UpdateReport,
};
use rayi_collector::{Collector, Config};
use rayi_openrosa::{
    EntityListKind, FileHash, FormList, FormListEntry, Manifest, MediaFile as ListedFile,
};

#[derive(Default)]
struct Diary(Mutex<Vec<(u32, u32)>>);

impl FetchListener for Diary {
    fn progress(&self, progress: FetchProgress) {
        let heard = (progress.files_done, progress.files_total);
        self.0.lock().expect("whole").push(heard);
    }
}

fn open(home: &tempfile::TempDir) -> Rayi {
    let store = home.path().join("store");
    let vault = Arc::new(UnsealedKeyFile::beside(&store));
    Rayi::open(&store, vault, Arc::new(SystemEnvironment)).expect("opens")
}

fn form(version: &str, question: &str) -> String {
    format!(
        r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
      <h:head><h:title>Trees</h:title><model><instance><data id="trees" version="{version}"><tree/>
        </data></instance><instance id="trees" src="jr://file-csv/trees.csv"/>
        <bind nodeset="/data/tree" type="string"/></model></h:head>
      <h:body><select1 ref="/data/tree"><label>{question}</label>
        <itemset nodeset="instance('trees')/root/item"><value ref="name"/><label ref="label"/>
        </itemset></select1></h:body></h:html>"#
    )
}

fn values(rayi: &Rayi, draft: &str) -> String {
    let session = rayi.resume(draft).expect("opens");
    let item = session.item("/data/tree").expect("open").expect("a node");
    let values: Vec<_> = item
        .choices
        .into_iter()
        .map(|choice| choice.value)
        .collect();
    values.join(" ")
}

async fn states(rayi: &Rayi) -> Vec<OfferState> {
    let offered = rayi.offered_forms().await.expect("a list");
    offered.into_iter().map(|form| form.state).collect()
}

#[tokio::test]
async fn a_running_collector_offers_what_is_fetched_with_its_files() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let nobody = rayi.offered_forms().await.expect_err("no server");
    assert_eq!(nobody.code, "server-not-set");

    let offered = home.path().join("forms");
    std::fs::create_dir_all(offered.join("trees-media")).expect("folders");
    std::fs::write(offered.join("trees.xml"), form("1", "Which?")).expect("written");
    let list = "name,label\noak,Oak\nelm,Elm\n";
    std::fs::write(offered.join("trees-media/trees.csv"), list).expect("written");
    let config = Config::new(&offered, home.path().join("collected"));
    let collector = Collector::open(config).expect("opens");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("bound");
    let forever = std::future::pending::<()>();
    tokio::spawn(rayi_collector::serve(listener, collector, forever));
    rayi.set_server(&format!("http://{address}"))
        .expect("an address");

    let forms = rayi.offered_forms().await.expect("a list");
    assert_eq!((forms.len(), forms[0].form_id.as_str()), (1, "trees"));
    assert_eq!(
        (forms[0].name.as_str(), forms[0].state),
        ("Trees", OfferState::New)
    );
    assert_eq!(forms[0].version.as_deref(), Some("1"));
    let diary = Arc::new(Diary::default());
    let report = rayi
        .fetch_form("trees", diary.clone())
        .await
        .expect("fetched");
    assert!(report.form.is_some(), "{:?}", report.diagnostics);
    assert_eq!(diary.0.lock().expect("whole").last(), Some(&(2, 2)));
    assert_eq!(states(&rayi).await, [OfferState::Same]);
    let draft = rayi.begin("trees", None).expect("begins").draft_id();
    assert_eq!(values(&rayi, &draft), "oak elm");
    let other = rayi
        .fetch_form("shrubs", diary)
        .await
        .expect_err("not there");
    assert_eq!(other.code, "form-not-offered");
}

/// A server that offers one form, counts what it is asked for, and may be told to do wrong.
#[derive(Clone, Default)]
struct Desk(Arc<Mutex<Offer>>);

#[derive(Default)]
struct Offer {
    bodies: BTreeMap<String, Vec<u8>>,
    asked: Vec<String>,
    /// Of this address it sends half.
    cut: Option<String>,
}

impl Desk {
    fn start() -> (Self, String) {
        let desk = Self::default();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("bound"));
        let serving = desk.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Who goes away in the middle is no fault of the test.
                let _ = serving.serve(stream);
            }
        });
        (desk, address)
    }

    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let mut offer = self.0.lock().expect("whole");
        offer.asked.push(path.clone());
        let (status, body) = match offer.bodies.get(&path) {
            Some(body) => (200, body.clone()),
            None => (404, Vec::new()),
        };
        let sent = match offer.cut.as_ref() == Some(&path) {
            true => &body[..body.len() / 2],
            false => &body[..],
        };
        let length = body.len();
        let head =
            format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(sent)
    }

    /// Offers a form with a list of trees, a list of entities and a picture.
    fn offer(&self, xml: &str, version: &str, files: &[(&str, &str, Option<&str>)]) {
        let mut offer = self.0.lock().expect("whole");
        let listed = files.iter().map(|(name, body, entity_hash)| ListedFile {
            filename: (*name).to_owned(),
            hash: match entity_hash {
                Some(hash) => FileHash::from_wire(*hash),
                None => FileHash::of(body.as_bytes()),
            },
            download_url: format!("/files/{name}"),
            entities: entity_hash.map(|_| EntityListKind::Immediate),
            integrity_url: None,
        });
        let manifest = Manifest {
            files: listed.collect(),
        };
        let list = FormList {
            forms: vec![FormListEntry {
                form_id: "trees".to_owned(),
                name: "Trees".to_owned(),
                version: version.to_owned(),
                hash: Some(FileHash::of(xml.as_bytes())),
                download_url: "/form".to_owned(),
                manifest_url: Some("/manifest".to_owned()),
            }],
        };
        offer.bodies.clear();
        let mut put =
            |path: String, body: &str| offer.bodies.insert(path, body.as_bytes().to_vec());
        put("/formList".to_owned(), &list.print());
        put("/form".to_owned(), xml);
        put("/manifest".to_owned(), &manifest.print());
        for (name, body, _) in files {
            put(format!("/files/{name}"), body);
        }
        offer.asked.clear();
    }

    fn change(&self, path: &str, body: &str) {
        let mut offer = self.0.lock().expect("whole");
        offer
            .bodies
            .insert(path.to_owned(), body.as_bytes().to_vec());
    }

    fn cut(&self, path: Option<&str>) {
        self.0.lock().expect("whole").cut = path.map(ToOwned::to_owned);
    }

    /// What it was asked for since, but for its lists.
    fn asked(&self) -> Vec<String> {
        let mut offer = self.0.lock().expect("whole");
        let mut asked = std::mem::take(&mut offer.asked);
        asked.retain(|path| path != "/formList" && path != "/manifest");
        asked
    }
}

const TREES: &str = "name,label\noak,Oak\n";
const PEOPLE: &str = "name,label,__version\na,Ali,1\n";

async fn fetch(rayi: &Rayi) -> Result<bool, &'static str> {
    match rayi.fetch_form("trees", Arc::new(Diary::default())).await {
        Ok(report) => Ok(report.form.is_some()),
        Err(error) => Err(error.code),
    }
}

#[tokio::test]
async fn only_what_changed_is_fetched_and_drafts_keep_their_version() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let (desk, address) = Desk::start();
    rayi.set_server(&address).expect("an address");
    let first = form("1", "Which?");
    let files = |trees, hash| {
        [
            ("trees.csv", trees, None),
            ("people.csv", PEOPLE, Some(hash)),
        ]
    };
    desk.offer(&first, "1", &files(TREES, "md5:1"));
    assert_eq!(fetch(&rayi).await, Ok(true));
    assert_eq!(
        desk.asked(),
        ["/form", "/files/trees.csv", "/files/people.csv"]
    );
    assert_eq!(fetch(&rayi).await, Ok(true));
    assert!(desk.asked().is_empty(), "nothing changed");

    // The same version with another list: an interview that was begun goes on with it.
    let old = rayi.begin("trees", None).expect("begins").draft_id();
    desk.offer(
        &first,
        "1",
        &files("name,label\noak,Oak\nelm,Elm\n", "md5:1"),
    );
    assert_eq!(fetch(&rayi).await, Ok(true));
    assert_eq!(desk.asked(), ["/files/trees.csv"]);
    assert_eq!(values(&rayi, &old), "oak elm");
    // The hash of a list of entities is no digest of it, and changes when it does.
    desk.offer(
        &first,
        "1",
        &files("name,label\noak,Oak\nelm,Elm\n", "md5:2"),
    );
    assert_eq!(fetch(&rayi).await, Ok(true));
    assert_eq!(desk.asked(), ["/files/people.csv"]);

    // Another text of this version would pull the form away under its draft.
    desk.offer(&form("1", "Which one?"), "1", &files(TREES, "md5:2"));
    assert_eq!(states(&rayi).await, [OfferState::Newer]);
    assert_eq!(fetch(&rayi).await, Err("form-in-use"));
    // A new version stands beside it; the list comes along from the old one where it is the same.
    let list = "name,label\noak,Oak\nelm,Elm\n";
    desk.offer(&form("2", "Which?"), "2", &files(list, "md5:2"));
    assert_eq!(states(&rayi).await, [OfferState::Newer]);
    assert_eq!(fetch(&rayi).await, Ok(true));
    assert_eq!(desk.asked(), ["/form"]);
    assert_eq!(states(&rayi).await, [OfferState::Same]);
    let drafts = rayi.drafts().expect("open");
    assert_eq!(drafts[0].form_version.as_deref(), Some("1"));
    let session = rayi.resume(&old).expect("opens");
    let answer = session.answer("/data/tree", "elm").expect("a node");
    assert!(matches!(answer, Answer::Accepted(_)));
}

#[tokio::test]
async fn what_is_cut_or_other_than_listed_changes_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let (desk, address) = Desk::start();
    rayi.set_server(&address).expect("an address");
    let first = form("1", "Which?");
    desk.offer(&first, "1", &[("trees.csv", TREES, None)]);
    for path in ["/formList", "/form", "/manifest", "/files/trees.csv"] {
        desk.cut(Some(path));
        assert_eq!(fetch(&rayi).await, Err("fetch-broken-off"), "{path}");
        assert!(rayi.forms().expect("open").is_empty());
    }
    desk.cut(None);
    for (path, body) in [
        ("/files/trees.csv", "name,label\nash,Ash\n"),
        ("/form", "<html/>"),
    ] {
        desk.change(path, body);
        assert_eq!(fetch(&rayi).await, Err("fetch-differs"), "{path}");
        assert!(rayi.forms().expect("open").is_empty());
        desk.offer(&first, "1", &[("trees.csv", TREES, None)]);
    }
    // A page in the place of the list, as a Wi-Fi with a log-in puts it there.
    desk.change("/formList", "<html><body>Welcome</body></html>");
    assert_eq!(fetch(&rayi).await, Err("wire-other-document"));
    // What is listed as one form and is another.
    let other = first.replace("data id=\"trees\"", "data id=\"shrubs\"");
    desk.offer(&other, "1", &[("trees.csv", TREES, None)]);
    assert_eq!(fetch(&rayi).await, Err("fetched-form-differs"));
    // What is no form is refused, with everything that is wrong.
    desk.offer("<html/>", "1", &[]);
    assert_eq!(fetch(&rayi).await, Ok(false));
    assert!(rayi.forms().expect("open").is_empty());

    desk.offer(&first, "1", &[("trees.csv", TREES, None)]);
    assert_eq!(fetch(&rayi).await, Ok(true));
    desk.offer(
        &form("2", "Which?"),
        "2",
        &[("trees.csv", "name,label\n", None)],
    );
    desk.cut(Some("/files/trees.csv"));
    assert_eq!(fetch(&rayi).await, Err("fetch-broken-off"));
    let kept = rayi.forms().expect("open");
    assert_eq!(
        kept[0].version.as_deref(),
        Some("1"),
        "the old one is whole"
    );
}

#[test]
fn a_list_of_forms_is_the_same_from_what_is_kept_beside_them() {
    let home = tempfile::tempdir().expect("a folder");
    let forms = concat!(env!("CARGO_MANIFEST_DIR"), "/forms/real");
    let poll = std::fs::read_to_string(format!("{forms}/coalition-poll.xml")).expect("a form");
    let rayi = open(&home);
    rayi.add_form(poll.as_bytes(), Vec::new()).expect("kept");
    let added = rayi.forms().expect("open");
    assert_eq!(added[0].languages.len(), 4);
    drop(rayi);
    // Read from the form the first time, from what is kept beside it the second.
    for _ in 0..2 {
        assert_eq!(open(&home).forms().expect("open"), added);
    }
    let rayi = open(&home);
    let renamed = poll.replace("العربية (ar)", "عربي (ar)");
    assert_ne!(renamed, poll);
    rayi.add_form(renamed.as_bytes(), Vec::new()).expect("kept");
    drop(rayi);
    let changed = open(&home).forms().expect("open");
    assert!(
        changed[0]
            .languages
            .iter()
            .any(|language| language.name == "عربي (ar)")
    );
}

/// Sets when forms are fetched, looks once, and tells what came of it.
async fn look(rayi: &Rayi, mode: FormUpdates, fetches: bool) -> Result<UpdateReport, &'static str> {
    let settings = ProjectSettings {
        form_updates: Some(mode),
        fetch_updates: Some(fetches),
        update_minutes: Some(60),
        ..ProjectSettings::default()
    };
    rayi.set_up(&settings).expect("kept");
    let looked = rayi.update_forms(Arc::new(Diary::default())).await;
    looked.map_err(|error| error.code)
}

fn ids(rayi: &Rayi) -> Vec<String> {
    let forms = rayi.forms().expect("open").into_iter();
    forms.map(|form| form.id).collect()
}

#[tokio::test]
async fn forms_are_fetched_by_themselves_as_the_project_is_set() {
    let home = tempfile::tempdir().expect("a folder");
    let rayi = open(&home);
    let (desk, address) = Desk::start();
    rayi.set_server(&address).expect("an address");
    let nothing = UpdateReport::default();
    let one = |fetched, newer, refused| {
        Ok(UpdateReport {
            fetched,
            newer,
            refused,
            removed: 0,
        })
    };
    desk.offer(&form("1", "Which?"), "1", &[("trees.csv", TREES, None)]);
    let now = || rayi::Environment::now(&SystemEnvironment);

    // By hand: nobody is asked, ever.
    assert_eq!(
        look(&rayi, FormUpdates::Manual, true).await,
        Ok(nothing.clone())
    );
    assert_eq!(rayi.next_update_ms().expect("open"), None);
    // Newer ones of those that are here: there is none, so nothing comes.
    let known = FormUpdates::PreviouslyDownloaded;
    assert_eq!(look(&rayi, known, true).await, Ok(nothing.clone()));
    assert!(ids(&rayi).is_empty());
    let next = rayi.next_update_ms().expect("open").expect("a moment");
    assert!((now() + 59 * 60_000..=now() + 60 * 60_000).contains(&next));

    // All that there is: it comes, with its file; the next time nothing has changed, then a file has.
    let all = FormUpdates::MatchExactly;
    assert_eq!(look(&rayi, all, false).await, one(1, 0, 0));
    assert_eq!(ids(&rayi), ["trees"]);
    assert_eq!(look(&rayi, all, false).await, Ok(nothing.clone()));
    desk.offer(&form("1", "Which?"), "1", &[("trees.csv", PEOPLE, None)]);
    assert_eq!(look(&rayi, all, false).await, one(1, 0, 0));

    // A newer version is told of, or fetched.
    desk.offer(&form("2", "Which?"), "2", &[("trees.csv", TREES, None)]);
    let newer = || rayi.newer_forms().expect("open");
    assert_eq!(newer(), 0);
    assert_eq!(look(&rayi, known, false).await, one(0, 1, 0));
    assert_eq!(newer(), 1);
    assert_eq!(states(&rayi).await, [OfferState::Newer]);
    assert_eq!(newer(), 1, "who has looked has not fetched it");
    assert_eq!(look(&rayi, known, true).await, one(1, 0, 0));
    assert_eq!(newer(), 0);
    assert_eq!(states(&rayi).await, [OfferState::Same]);

    // One that cannot be kept is no reason to stop.
    let other = form("3", "Which?").replace("data id=\"trees\"", "data id=\"shrubs\"");
    desk.offer(&other, "3", &[("trees.csv", TREES, None)]);
    assert_eq!(look(&rayi, known, true).await, one(0, 0, 1));
    // What is offered no more is listed no more, but only where all is as the server has it; its
    // drafts stay, and it with them.
    let draft = rayi.begin("trees", None).expect("begins").draft_id();
    desk.change("/formList", &FormList { forms: Vec::new() }.print());
    assert_eq!(look(&rayi, known, true).await, Ok(nothing.clone()));
    assert!(!ids(&rayi).is_empty());
    assert_eq!(look(&rayi, all, true).await, Ok(nothing));
    assert!(ids(&rayi).is_empty());
    rayi.resume(&draft).expect("opens");
    assert_eq!(rayi.counts().expect("open").drafts, 1);

    // A page of another kind withdraws nothing.
    desk.offer(&form("2", "Which?"), "2", &[("trees.csv", TREES, None)]);
    assert_eq!(
        look(&rayi, all, true).await.map(|_| ids(&rayi).len()),
        Ok(2)
    );
    desk.change("/formList", "<html><body>Welcome</body></html>");
    assert_eq!(look(&rayi, all, true).await, Err("wire-other-document"));
    assert_eq!(ids(&rayi).len(), 2);

    // Withdrawn, and nothing needs it: it goes, in all its versions.
    rayi.discard(&draft).expect("gone");
    desk.change("/formList", &FormList { forms: Vec::new() }.print());
    let gone = UpdateReport {
        removed: 1,
        ..UpdateReport::default()
    };
    assert_eq!(look(&rayi, all, true).await, Ok(gone));
    assert_eq!(
        look(&rayi, FormUpdates::Manual, true)
            .await
            .map(|_| ids(&rayi)),
        Ok(Vec::new())
    );
}
