//! Lists as this device sees them.

use super::*;

struct World(std::sync::atomic::AtomicU64);

impl Environment for World {
    fn now(&self) -> i64 {
        0
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        0
    }

    fn random(&self) -> u64 {
        self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
    }
}

const SERVER: &str = "\u{FEFF}name,label,__version,height\r\n\
    a,\"Tree, old\",4,10\r\nb,Oak,2,7\r\n";

fn entity(id: &str, version: i64, on_server: bool) -> LocalEntity {
    LocalEntity {
        list: "trees".to_owned(),
        id: id.to_owned(),
        label: format!("{id} here"),
        version,
        trunk: on_server.then_some(4),
        branch: "branch".to_owned(),
        properties: vec![
            ("height".to_owned(), "99".to_owned()),
            ("new".to_owned(), "1".to_owned()),
        ],
        on_server,
    }
}

fn with(local: Vec<LocalEntity>) -> Vec<String> {
    let list = List::read(SERVER.as_bytes()).expect("a list");
    let bytes = list.with(local, |id, version| format!("{id}{version}"));
    let text = String::from_utf8(bytes.expect("its rows are read")).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn rows_of_the_server_are_trunks_of_branches() {
    assert_eq!(
        with(Vec::new()),
        [
            "name,label,__version,height,__trunkVersion,__branchId",
            "a,\"Tree, old\",4,10,4,a4",
            "b,Oak,2,7,2,b2"
        ]
    );
}

#[test]
fn the_higher_version_counts_and_what_the_server_dropped_is_gone() {
    assert_eq!(
        with(vec![
            entity("a", 5, true),
            entity("b", 2, true),
            entity("c", 1, false),
            entity("d", 3, true)
        ]),
        [
            "name,label,__version,height,__trunkVersion,__branchId,new",
            "a,a here,5,99,4,branch,1",
            "b,Oak,2,7,2,b2,",
            "c,c here,1,99,,branch,1"
        ]
    );
}

#[test]
fn other_files_are_no_lists() {
    for bytes in ["", "name,label\na,b\n", "__version\n1\n", "\u{0}\u{1}"] {
        assert!(List::read(bytes.as_bytes()).is_none(), "{bytes:?}");
    }
    let broken = List::read(b"name,__version\na,\xFF\n").expect("the head of a list");
    assert_eq!(broken.versions(&[entity("a", 5, true)]), None);
    assert_eq!(broken.with(Vec::new(), |_, _| String::new()), None);
    let long = List::read(b"name,__version\na,1,more\n").expect("a list");
    let bytes = long.with(vec![entity("b", 1, false)], |_, _| "b".to_owned());
    let text = String::from_utf8(bytes.expect("its rows are read")).expect("UTF-8");
    assert_eq!(
        text,
        "name,__version,label,__trunkVersion,__branchId,height,new\na,1,,1,b,,\nb,1,b here,,branch,99,1\n"
    );
    assert_eq!(list_name("trees.csv"), Some("trees"));
    assert_eq!(list_name("trees.geojson"), None);
}

#[test]
fn branches_are_uuids_that_stay_and_differ() {
    let branch = branch_of("salt", "trees", "a", "4");
    assert!(is_uuid_4(&branch), "{branch}");
    assert_eq!(branch, branch_of("salt", "trees", "a", "4"));
    assert_ne!(branch, branch_of("salt", "trees", "a", "5"));
    assert_ne!(branch, branch_of("other", "trees", "a", "4"));
    for id in [
        "",
        "a",
        "7a9b6a9c-2b0f-1c7e-9f57-0d2f0a3c1a11",
        "7a9b6a9c2b0f4c7e9f570d2f0a3c1a11",
    ] {
        assert!(!is_uuid_4(id), "{id}");
    }
}

#[test]
fn what_a_record_does_is_done_in_order_and_what_it_cannot_do_is_left() {
    const A: &str = "7a9b6a9c-2b0f-4c7e-9f57-0d2f0a3c1a11";
    const B: &str = "7a9b6a9c-2b0f-4c7e-9f57-0d2f0a3c1a12";
    let home = tempfile::tempdir().expect("a folder");
    let vault = rayi_store::UnsealedKeyFile::beside(home.path());
    let store = Store::open(home.path(), &vault).expect("opens");
    let form = r#"<h:html xmlns="http://www.w3.org/2002/xforms"
      xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title><model>
      <instance><data id="t"><a/></data></instance></model></h:head>
      <h:body><input ref="/data/a"><label>A</label></input></h:body></h:html>"#;
    let form = Form::parse(form.as_bytes(), &rayi_form::NoMedia)
        .form
        .expect("accepted");
    let change = |id: &str, action, label: &str, height: &str| EntityChange {
        list: "trees".to_owned(),
        id: id.to_owned(),
        action,
        label: label.to_owned(),
        properties: vec![("height".to_owned(), height.to_owned())],
    };
    let world = World(std::sync::atomic::AtomicU64::new(1));
    let left = after(
        &store,
        &world,
        &form,
        &[
            change(A, EntityAction::Create, "Oak", "1"),
            change(A, EntityAction::Update, "", "2"),
            change(B, EntityAction::Update, "Pine", "3"),
            change(B, EntityAction::Create, " ", "4"),
            change("b", EntityAction::Create, "Ash", "5"),
            change(B, EntityAction::CreateOrUpdate, "Elm", "6"),
        ],
    )
    .expect("read");
    let seen: Vec<_> = left
        .iter()
        .map(|entity| {
            let height = entity.properties[0].1.as_str();
            (entity.label.as_str(), entity.version, entity.trunk, height)
        })
        .collect();
    assert_eq!(seen, [("Oak", 2, None, "2"), ("Elm", 1, None, "6")]);
    assert_ne!(left[0].branch, left[1].branch);
    assert!(left.iter().all(|entity| is_uuid_4(&entity.branch)));
}
