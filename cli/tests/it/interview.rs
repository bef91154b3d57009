//! `rayi interview`, `outbox` and `sync`: a sitting by the keyboard.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use insta::assert_snapshot;

use crate::program::{Outcome, Program, shared, steady};

/// `rayi collector` on a free port, stopped when it is dropped.
struct Collector {
    child: Child,
    address: String,
}

impl Collector {
    fn start(home: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rayi"))
            .env_clear()
            .args(["collector", "--listen", "127.0.0.1:0", "--forms"])
            .arg(shared("real"))
            .arg("--data")
            .arg(home.join("data"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let printed = BufReader::new(child.stdout.take().expect("it was piped"));
        let listening = printed.lines().map_while(Result::ok);
        let line = listening
            .into_iter()
            .find(|line| line.contains("127.0.0.1:"));
        let line = line.expect("it says where it listens before it serves");
        let (_, port) = line.rsplit_once(':').expect("an address with a port");
        Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn photos(home: &Path, flags: &str, typed: &str) -> Outcome {
    Program::new(&format!("interview {flags} --store"))
        .arg(home.join("store"))
        .arg(shared("real/site-photos.xml"))
        .typed(typed)
        .run()
}

/// Types a whole interview of the form with the photos; `photo` is the path of a picture.
fn all_answers(photo: &Path) -> String {
    let photo = photo.display();
    // Choices by number in three digit sets, three photos, a remark, and "finish".
    format!("1\n١\n{photo}\n\n\nfine\n1\n")
}

#[test]
fn the_end_of_the_input_keeps_the_draft_and_it_goes_on_from_there() {
    let home = tempfile::tempdir().expect("a folder");
    let first = photos(home.path(), "", "1\n");
    assert_eq!((first.status, first.faults.as_str()), (1, ""));
    assert_snapshot!(steady(&first.printed, home.path()), @r"
    Store: DIR/store
    The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.
    زيارة موقع · سەردانی شوێن · Serdana cihê · Site visit (test copy)
    Enter: go on · :b back · :c clear the answer · :l language · :o overview · :q leave, the draft is kept · :? these keys

    Question 1 of 1 · must be answered
    Kind of place
      1) School
      2) Health centre
      3) Market
    Type the number of your choice.
    >
    Question 2 of 2 · must be answered
    Place
      The list follows the kind you chose.
      1) مدرسة كلار الأولى · قوتابخانەی یەکەمی کەلار
      2) Dibistana Duhokê ya duyem · مدرسة دهوك الثانية
    Type the number of your choice.
    >
    The draft is saved on this device.
    ");
    let second = photos(home.path(), "--lang kmr", "");
    assert_eq!(second.status, 1);
    assert_snapshot!(steady(&second.printed, home.path()), @r"
    Embar: DIR/store
    Mifteya embarê di pelekê de li kêleka wê ye û ne parastî ye: kî herduyan ji ber bigire dikare bersivan bixwîne.
    Reşnivîsek heye: hevpeyvîn ji cihê ku rawestiyabû didome.
    زيارة موقع · سەردانی شوێن · Serdana cihê · Site visit (test copy)
    Enter: bidomîne · :b paş ve · :c bersivê jê bibe · :l ziman · :o giştî · :q derkeve, reşnivîs dimîne · :? ev mifte

    Pirs 2 ji 2 · bersiv pêwîst e
    Place
      The list follows the kind you chose.
      1) مدرسة كلار الأولى · قوتابخانەی یەکەمی کەلار
      2) Dibistana Duhokê ya duyem · مدرسة دهوك الثانية
    Hejmara bijareya xwe binivîse.
    >
    Reşnivîs li ser vê amûrê hat tomarkirin.
    ");
}

#[test]
fn a_whole_interview_ends_in_the_outbox_and_waits_for_a_network() {
    let home = tempfile::tempdir().expect("a folder");
    let photo = home.path().join("front.jpg");
    fs::write(&photo, b"a picture").expect("a file");
    let run = photos(home.path(), "--form-lang en", &all_answers(&photo));
    assert_eq!(
        (run.status, run.faults.as_str()),
        (0, ""),
        "{}",
        run.printed
    );
    assert_snapshot!(steady(&run.printed, home.path()), @r"
    Store: DIR/store
    The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.
    زيارة موقع · سەردانی شوێن · Serdana cihê · Site visit (test copy)
    Enter: go on · :b back · :c clear the answer · :l language · :o overview · :q leave, the draft is kept · :? these keys

    Question 1 of 1 · must be answered
    Kind of place
      1) School
      2) Health centre
      3) Market
    Type the number of your choice.
    >
    Question 2 of 2 · must be answered
    Place
      The list follows the kind you chose.
      1) مدرسة كلار الأولى · قوتابخانەی یەکەمی کەلار
      2) Dibistana Duhokê ya duyem · مدرسة دهوك الثانية
    Type the number of your choice.
    >
    Question 3 of 4 · must be answered
    Photo of the front
    Type the path of a file.
    >
    Question 3 of 4
    Photo of the inside
    Type the path of a file.
    >
    Question 3 of 4
    Photo of the water source
    Type the path of a file.
    >
    Question 4 of 4
    Remark on مدرسة كلار الأولى · قوتابخانەی یەکەمی کەلار
    >
    After finishing you cannot change your answers. Finish?
      1) Finish
      2) Keep as a draft and leave
      3) Back
    > Sealed and queued: 1
    ");

    let store = home.path().join("store");
    let outbox = Program::new("outbox --store").arg(&store).run();
    assert_eq!(outbox.status, 0);
    assert_snapshot!(steady(&outbox.printed, home.path()), @r"
    Store: DIR/store
    The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.
    1  school · مدرسة كلار الأولى · قوتابخانەی یەکەمی کەلار
        Queued
    One answer waiting to be sent
    ");

    let sync = Program::new("sync --server http://127.0.0.1:9 --store")
        .arg(&store)
        .run();
    assert_eq!(sync.status, 1);
    assert_snapshot!(steady(&sync.printed, home.path()), @r"
    Store: DIR/store
    The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.
    Nothing sent yet
    1  school · مدرسة كلار الأولى · قوتابخانەی یەکەمی کەلار
        Waits: No connection to the server.
        It is tried again by itself.
    One answer waiting to be sent
    ");
    let json = Program::new("outbox --json --store")
        .arg(&store)
        .run()
        .document();
    assert_eq!(json["outbox"][0]["state"], "waiting");
    assert_eq!(json["outbox"][0]["reason"], "network-unreachable");
}

#[test]
fn what_is_no_answer_is_told_and_asked_again() {
    let home = tempfile::tempdir().expect("a folder");
    let run = photos(home.path(), "--lang ar", "\n9\nx\n:l\n2\n:?\n:q\n");
    assert_eq!(run.status, 1);
    assert_snapshot!(steady(&run.printed, home.path()), @r"
    المخزن: DIR/store
    مفتاح المخزن في ملف بجانبه وغير محمي: من ينسخ الاثنين يستطيع قراءة الإجابات.
    زيارة موقع · سەردانی شوێن · Serdana cihê · Site visit (test copy)
    Enter: تابع · :b رجوع · :c امسح الجواب · :l اللغة · :o نظرة عامة · :q خروج مع حفظ المسودة · :? هذه المفاتيح

    السؤال ١ من ١ · إلزامي
    نوع الموقع
      ١) مدرسة
      ٢) مركز صحي
      ٣) سوق
    اكتب رقم اختيارك.
    > ! هذا السؤال إلزامي.

    السؤال ١ من ١ · إلزامي
    نوع الموقع
      ١) مدرسة
      ٢) مركز صحي
      ٣) سوق
    اكتب رقم اختيارك.
    > اكتب رقماً من 1 إلى ٣، أو Enter للمتابعة.
    > اكتب رقماً من 1 إلى ٣، أو Enter للمتابعة.
    > اختر اللغة
      ١) العربية (ar)
      ٢) سۆرانی (ckb)
      ٣) Kurmancî (kmr)
      ٤) English (en)
    >
    السؤال ١ من ١ · إلزامي
    جۆری شوێن
      ١) قوتابخانە
      ٢) بنکەی تەندروستی
      ٣) بازاڕ
    اكتب رقم اختيارك.
    > Enter: تابع · :b رجوع · :c امسح الجواب · :l اللغة · :o نظرة عامة · :q خروج مع حفظ المسودة · :? هذه المفاتيح
    > حُفظت المسودة على هذا الجهاز.
    ");
}

/// Two questions, the second a choice, and records that may be corrected.
const EDITABLE: &str = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
  xmlns:h="http://www.w3.org/1999/xhtml" xmlns:odk="http://www.opendatakit.org/xforms">
  <h:head><h:title>Visit</h:title><model>
    <instance><data id="visit" version="1"><who/><kind/></data></instance>
    <submission odk:client-editable="true"/></model></h:head>
  <h:body><input ref="/data/who"><label>Who?</label></input>
    <select1 ref="/data/kind"><label>Kind?</label>
      <item><label>First</label><value>a</value></item>
      <item><label>Second</label><value>b</value></item></select1></h:body></h:html>"#;

#[test]
fn a_record_is_corrected_from_its_overview() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("visit.xml");
    fs::write(&form, EDITABLE).expect("a form");
    let sit = |flags: &str, typed: &str| {
        Program::new(&format!("interview {flags} --store"))
            .arg(home.path().join("store"))
            .arg(&form)
            .typed(typed)
            .run()
    };
    let first = sit("", "Sara\n2\n1\n");
    assert_eq!((first.status, first.faults.as_str()), (0, ""));
    let again = sit("--correct 1", ":o\n2\n1\n1\n");
    assert_eq!((again.status, again.faults.as_str()), (0, ""));
    assert_snapshot!(steady(&again.printed, home.path()), @r"
    Store: DIR/store
    The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.
    This corrects a finished record; a new one will take its place.
    Visit
    Enter: go on · :b back · :c clear the answer · :l language · :o overview · :q leave, the draft is kept · :? these keys

    Question 1 of 2
    Who?
    Answer: Sara
    >
    1) Who? — Sara
    2) Kind? — Second
    Number of the question to go to; Enter stays.
    >
    Question 2 of 2
    Kind?
      1) First
      2) Second
    Answer: Second
    Type the number of your choice.
    >
    After finishing you cannot change your answers. Finish?
      1) Finish
      2) Keep as a draft and leave
      3) Back
    > Sealed and queued: 2
    ");
    let twice = sit("--correct 1", "");
    assert_eq!(twice.status, 2);
    assert_snapshot!(twice.faults, @"rayi: There is a correction of this record already. Go on with that one.");
}

#[test]
fn a_draft_goes_on_in_a_newer_version_when_asked_to() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("visit.xml");
    let sit = |xml: &str, flags: &str, typed: &str| {
        fs::write(&form, xml).expect("a form");
        Program::new(&format!("interview {flags} --store"))
            .arg(home.path().join("store"))
            .arg(&form)
            .typed(typed)
            .run()
    };
    assert_eq!(sit(EDITABLE, "", "Sara\n").status, 1);
    let newer = EDITABLE
        .replace("version=\"1\"", "version=\"2\"")
        .replace("<who/>", "<name/>")
        .replace("/data/who", "/data/name");
    let run = sit(&newer, "--upgrade", "Sara\n2\n1\n");
    assert_eq!((run.status, run.faults.as_str()), (0, ""));
    assert!(
        run.printed.contains("kept aside: /data/who"),
        "{}",
        run.printed
    );
}

#[test]
fn what_waits_goes_to_a_collector_that_is_the_same_program() {
    let home = tempfile::tempdir().expect("a folder");
    let photo = home.path().join("front.jpg");
    fs::write(&photo, b"a picture").expect("a file");
    assert_eq!(
        photos(home.path(), "--form-lang en", &all_answers(&photo)).status,
        0
    );
    let collector = Collector::start(home.path());
    let sync = Program::new("sync --server")
        .arg(&collector.address)
        .arg("--store");
    let run = sync.arg(home.path().join("store")).run();
    assert_eq!((run.status, run.faults.as_str()), (0, ""));
    assert_snapshot!(steady(&run.printed, home.path()), @r"
    Store: DIR/store
    The store's key lies in a file beside it and is not sealed: whoever copies both can read the answers.
    One answer sent
    No answers waiting to be sent
    ");
    let data = home.path().join("data/submissions/site-photos");
    assert_eq!(fs::read_dir(data).expect("a folder of records").count(), 1);
}

#[test]
fn a_refused_form_opens_no_interview() {
    let home = tempfile::tempdir().expect("a folder");
    let form = home.path().join("form.xml");
    fs::write(&form, "<a>").expect("a form");
    let run = Program::new("interview --lang ckb --store")
        .arg(home.path().join("store"))
        .arg(&form)
        .run();
    assert_eq!(run.status, 2);
    assert_snapshot!(steady(&run.faults, home.path()), @r"
    rayi: فۆڕمەکە هەڵەی تێدایە و وەرناگیرێت.
    فۆڕمەکە ڕاست بکەرەوە؛ «rayi form check» پیشانی دەدات چی هەڵەیە.
    ");
}

#[test]
fn a_language_that_the_form_lacks_is_named() {
    let home = tempfile::tempdir().expect("a folder");
    let run = photos(home.path(), "--form-lang fr", "");
    assert_eq!(run.status, 2);
    assert_snapshot!(run.faults, @"rayi: The form has no language “fr”. It has: العربية (ar), سۆرانی (ckb), Kurmancî (kmr), English (en).");
}

#[test]
fn a_store_that_is_none_is_told_in_the_language_of_the_interface() {
    let home = tempfile::tempdir().expect("a folder");
    let store = home.path().join("store");
    assert_eq!(photos(home.path(), "", "").status, 1);
    for entry in fs::read_dir(&store).expect("the store") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|kind| kind == "key") {
            fs::remove_file(path).expect("the key");
        }
    }
    let run = Program::new("outbox --lang kmr --store").arg(&store).run();
    assert_eq!(run.status, 2);
    assert_snapshot!(steady(&run.faults, home.path()), @r"
    rayi: Embarek heye, lê mifteya wê ne pê re ye.
    Mifteyê vegerîne cihê wê. Mifteyeke nû li ser bersivên kevn nayê çêkirin.
    ");
}
