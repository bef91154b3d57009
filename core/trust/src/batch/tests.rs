//! Chains with links missing, doubled and forged.

use super::*;
use crate::{DeviceKey, Made, SealRequest, seal};

fn form() -> FormFacts {
    FormFacts::new("f", "", Digest::of(b"form"))
}

fn xml(instance: u64) -> String {
    format!("<f id='f'><a>1</a><meta><instanceID>uuid:{instance}</instanceID></meta></f>")
}

fn sealed(device: u8, seq: u64, prev: Option<Digest>, instance: u64) -> (Vec<u8>, Digest) {
    let request = SealRequest {
        form: form(),
        instance: format!("uuid:{instance}"),
        made: Made::from_ms(0).unwrap(),
        seq,
        prev,
        files: Vec::new(),
    };
    let key = DeviceKey::from_seed(&[device; 32]).unwrap();
    let sealed = seal(&request, xml(instance).as_bytes(), &key).unwrap();
    (sealed.xml, sealed.digest)
}

/// Records 1 to `count` of a device, linked.
fn chain(device: u8, count: u64) -> Vec<Vec<u8>> {
    let mut prev = None;
    let mut records = Vec::new();
    for seq in 1..=count {
        let (xml, digest) = sealed(device, seq, prev, seq);
        records.push(xml);
        prev = Some(digest);
    }
    records
}

fn judged(records: &[Vec<u8>]) -> Batch {
    let mut keys = TrustedKeys::default();
    for device in [1, 2] {
        let key = DeviceKey::from_seed(&[device; 32]).unwrap();
        keys.insert(key.public().clone());
    }
    let records: Vec<_> = records
        .iter()
        .map(|xml| Record { xml, files: &[] })
        .collect();
    verify_batch(&records, &form(), &keys)
}

fn codes(batch: &Batch) -> Vec<&'static str> {
    batch.chain.iter().map(ChainFinding::code).collect()
}

#[test]
fn whole_chains_of_several_devices_in_any_order_are_ok() {
    let mut records = [chain(1, 5), chain(2, 3)].concat();
    records.reverse();
    let batch = judged(&records);
    assert!(batch.is_ok(), "{batch:?}");
}

#[test]
fn missing_numbers_are_named_and_the_neighbours_stay_ok() {
    let mut records = chain(1, 9);
    for missing in [6, 5, 4, 2, 0] {
        records.remove(missing);
    }
    let batch = judged(&records);
    assert!(
        batch
            .findings
            .iter()
            .all(|found| found.verdict == Verdict::Ok)
    );
    assert_eq!(codes(&batch), ["chain-gap"]);
    let missing = batch.chain[0].parameters().pop();
    assert_eq!(missing, Some(("missing", "1, 3, 5–7".to_owned())));
    assert!(!batch.is_ok());
}

#[test]
fn a_tampered_record_still_fills_its_number() {
    let mut records = chain(1, 3);
    let text = String::from_utf8(records[1].clone()).unwrap();
    records[1] = text.replace("<a>1", "<a>2").into_bytes();
    let batch = judged(&records);
    assert_eq!(batch.findings[1].verdict, Verdict::Invalid);
    assert_eq!(codes(&batch), [""; 0]);

    // But not one whose signature is wrong: anybody could write that.
    records[1] = text.replace("</seal>", "").replace("</f>", "").into_bytes();
    let last = records[1].pop().unwrap();
    records[1].push(if last == b'A' { b'Q' } else { b'A' });
    records[1].extend_from_slice(b"</seal></f>");
    let batch = judged(&records);
    assert_eq!(batch.findings[1].verdict, Verdict::Invalid);
    assert_eq!(codes(&batch), ["chain-gap"]);
}

#[test]
fn the_same_seal_again_is_a_duplicate_and_the_best_copy_counts() {
    let mut records = chain(1, 2);
    let spaced = String::from_utf8(records[0].clone()).unwrap();
    records.insert(0, spaced.replace("<a>", " <a>").into_bytes());
    records.push(records[2].clone());
    let batch = judged(&records);
    let verdicts: Vec<_> = batch.findings.iter().map(|found| found.verdict).collect();
    let expected = [
        Verdict::Duplicate,
        Verdict::Ok,
        Verdict::Ok,
        Verdict::Duplicate,
    ];
    assert_eq!(verdicts, expected);
    assert_eq!(batch.findings[0].code(), "seal-twice");
    assert_eq!(codes(&batch), [""; 0]);
}

#[test]
fn forks_false_predecessors_and_two_seals_of_an_instance_are_told() {
    let mut records = chain(1, 3);
    let stranger = Some(Digest::of(b"stranger"));
    records.push(sealed(1, 3, stranger, 7).0);
    records.push(sealed(1, 4, stranger, 7).0);
    let batch = judged(&records);
    assert!(
        batch
            .findings
            .iter()
            .all(|found| found.verdict == Verdict::Ok)
    );
    let expected = [
        "chain-fork",
        "chain-prev-differs",
        "chain-prev-differs",
        "same-instance",
    ];
    assert_eq!(codes(&batch), expected);
    let ChainFinding::Fork {
        records, seq: 3, ..
    } = &batch.chain[0]
    else {
        panic!("{batch:?}");
    };
    assert_eq!(records, &[2, 3]);
}

#[test]
fn the_highest_number_costs_nothing() {
    let (xml, _) = sealed(1, u64::MAX, Some(Digest::of(b"")), 1);
    let batch = judged(&[xml]);
    let ChainFinding::Gap { missing, .. } = &batch.chain[0] else {
        panic!("{batch:?}");
    };
    assert_eq!(missing, &[1..=u64::MAX - 1]);
}
