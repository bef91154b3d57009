//! Writes the fixture `tests/compat/store-v1`: run once for schema 1, then kept for ever.
//!
//! `cargo run -p rayi-store --example store_v1 -- DIRECTORY`

use std::path::PathBuf;

use rayi_store::{
    Acceptance, Digest, DraftChange, DraftContents, Enqueue, Error, FormKey, FormMedia, Proof,
    Reason, Store, UnsealedKeyFile, WaitScope,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory = PathBuf::from(std::env::args_os().nth(1).ok_or("which directory?")?);
    if directory.exists() {
        return Err("the directory exists; a fixture is written once".into());
    }
    let store = Store::open(&directory, &UnsealedKeyFile::beside(&directory))?;
    let form = FormKey {
        id: "compat".to_owned(),
        version: "1".to_owned(),
    };
    let media = FormMedia {
        name: "list.csv".to_owned(),
        bytes: b"name,label\n1,one\n".to_vec(),
    };
    store.put_form(&form, "پرسیارنامە", b"<h:html/>", &[media])?;
    store.set_server(Some("https://collect.example/"))?;

    let contents = DraftContents {
        bytes: b"half done",
        language: Some("کوردی"),
        title: "",
        updated_ms: 1000,
    };
    let draft = store.begin_draft(&form, &contents)?;
    let photo = DraftChange::Attach {
        name: "photo.jpg",
        bytes: b"draft photo",
    };
    store.save_draft(draft, &contents, &[photo])?;

    let ids = (1..=5)
        .map(|number| enqueue(&store, &form, number))
        .collect::<Result<Vec<_>, _>>()?;
    for id in &ids[..4] {
        store.start(*id)?;
    }
    let files = [store.entry(ids[0])?.files[0].id];
    let proof = Proof::Reply {
        status: 201,
        at_ms: 2000,
    };
    store.accept(
        ids[0],
        &Acceptance {
            server: "https://collect.example/",
            files: &files,
            proof,
        },
    )?;
    store.hold(ids[1], &reason("form-closed", "409"))?;
    store.wait(
        ids[2],
        3000,
        WaitScope::Record,
        &reason("server-unwell", "500"),
    )?;
    Ok(())
}

fn enqueue(store: &Store, form: &FormKey, number: u32) -> Result<rayi_store::OutboxId, Error> {
    let contents = DraftContents {
        bytes: b"",
        language: None,
        title: "",
        updated_ms: 0,
    };
    let draft = store.begin_draft(form, &contents)?;
    let photo = DraftChange::Attach {
        name: "photo.jpg",
        bytes: b"photo",
    };
    store.save_draft(draft, &contents, &[photo])?;
    store.finalise(draft, |_| {
        Ok(Enqueue {
            instance_id: format!("uuid:{number}"),
            instance_name: None,
            xml: format!("<compat>{number}</compat>").into_bytes(),
            seal: Digest::of(&number.to_be_bytes()),
            attachments: vec!["photo.jpg".to_owned()],
            created_ms: i64::from(number),
        })
    })
}

fn reason(code: &str, status: &str) -> Reason {
    let parameters = vec![("status".to_owned(), status.to_owned())];
    Reason {
        code: code.to_owned(),
        parameters,
    }
}
