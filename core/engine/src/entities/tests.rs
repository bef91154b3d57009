//! Lists as this device sees them.

use super::*;

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
    let text = String::from_utf8(bytes).expect("UTF-8");
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
