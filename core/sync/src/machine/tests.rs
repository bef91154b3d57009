//! The machine on a real store: order, parts, restarts, and that no sequence of events loses a
//! record or delivers one twice.

mod world;

use proptest::prelude::*;
use rayi_store::{OutboxState, StateName};

use super::*;
use world::{World, ready, replied};

fn states(world: &World) -> Vec<&'static str> {
    world
        .store()
        .outbox()
        .unwrap()
        .iter()
        .map(|entry| entry.state.name().as_str())
        .collect()
}

fn send(machine: &mut OutboxMachine, now_ms: i64) -> Part {
    match machine.next_task(now_ms).unwrap() {
        Task::Send(part) => part,
        task => panic!("{task:?}"),
    }
}

/// A machine past its probe, with a record on its way.
fn probed(world: &World, accepts: Option<u64>) -> OutboxMachine {
    let mut machine = world.begin();
    assert_eq!(machine.next_task(0).unwrap(), Task::Probe);
    machine.report(&ready(accepts), 0, 0.0).unwrap();
    machine
}

#[test]
fn records_go_in_the_order_of_finalising() {
    let mut world = World::new();
    let ids = [world.enqueue(&[]), world.enqueue(&[5]), world.enqueue(&[])];
    let mut machine = probed(&world, None);
    for id in ids {
        assert_eq!(send(&mut machine, 0).entry, id);
        let entry = machine.report(&replied(201), 7, 0.0).unwrap();
        let proof = Proof::Reply {
            status: 201,
            at_ms: 7,
        };
        assert_eq!(entry.state, OutboxState::Delivered { proof });
    }
    assert_eq!(machine.next_task(0).unwrap(), Task::Idle);
    assert_eq!(states(&world), ["delivered"; 3]);
}

#[test]
fn task_and_outcome_alternate() {
    let mut world = World::new();
    world.enqueue(&[]);
    let mut machine = world.begin();
    assert_eq!(
        machine.report(&replied(201), 0, 0.0).unwrap_err().code(),
        "sync-out-of-turn"
    );
    assert_eq!(machine.next_task(0).unwrap(), Task::Probe);
    assert_eq!(machine.next_task(0).unwrap_err().code(), "sync-out-of-turn");
}

#[test]
fn nothing_goes_without_a_server_or_to_an_open_one() {
    let world = World::new();
    let begin = |address| {
        world.store().set_server(address).unwrap();
        OutboxMachine::begin(world.store().clone(), Link::new(true))
            .map(drop)
            .unwrap_err()
            .code()
    };
    assert_eq!(begin(None), "server-not-set");
    assert_eq!(
        begin(Some("http://a.example")),
        "server-address-unprotected"
    );
}

/// Three photos under a limit of 200 kB: three POSTs, with a crash after the first and a lost
/// connection in the second; no photo that was accepted goes again.
#[test]
fn accepted_files_are_not_sent_again() {
    let mut world = World::new();
    let id = world.enqueue(&[120_000, 130_000, 140_000]);
    let mut machine = probed(&world, Some(200_000));
    let first = send(&mut machine, 0);
    assert_eq!((first.files.len(), first.is_last), (1, false));
    machine.report(&replied(201), 0, 0.0).unwrap();
    let second = send(&mut machine, 0);
    drop(machine);
    world.restart();

    assert_eq!(states(&world), ["queued"]);
    let mut machine = probed(&world, Some(200_000));
    assert_eq!(send(&mut machine, 0), second);
    let entry = machine
        .report(&Outcome::Failed(Failure::BrokenOff), 0, 0.0)
        .unwrap();
    assert_eq!(entry.state.name(), StateName::Waiting);
    world.link.online();
    assert_eq!(send(&mut machine, 0), second);
    machine.report(&replied(201), 0, 0.0).unwrap();
    let third = send(&mut machine, 0);
    assert!(third.is_last && third.files[0].size == 140_000);
    assert_eq!(
        machine.report(&replied(201), 0, 0.0).unwrap().state.name(),
        StateName::Delivered
    );
    assert_eq!(
        world.store().entry(id).unwrap().bytes_accepted(),
        390_000 + 14
    );
}

#[test]
fn a_body_too_large_is_divided_before_it_is_held() {
    let mut world = World::new();
    world.enqueue(&[1000, 1000, 1000]);
    let mut machine = probed(&world, None);
    let mut files = Vec::new();
    loop {
        let part = send(&mut machine, 0);
        files.push(part.files.len());
        if machine.report(&replied(413), 0, 0.0).unwrap().state.name() == StateName::Held {
            break;
        }
    }
    assert_eq!(files, [3, 1]);
}

#[test]
fn offline_ends_the_round_before_the_next_part() {
    let mut world = World::new();
    world.enqueue(&[120_000, 130_000]);
    let mut machine = probed(&world, Some(200_000));
    send(&mut machine, 0);
    world.link.offline();
    machine.report(&replied(201), 0, 0.0).unwrap();
    assert_eq!(states(&world), ["in-flight"]);
    assert_eq!(machine.next_task(0).unwrap(), Task::Offline);
    assert_eq!(states(&world), ["queued"]);
    world.link.online();
    assert!(send(&mut machine, 0).is_last);
}

#[test]
fn a_dead_link_is_tried_once_for_all() {
    let mut world = World::new();
    world.enqueue(&[]);
    world.enqueue(&[]);
    let mut machine = world.begin();
    assert_eq!(machine.next_task(0).unwrap(), Task::Probe);
    machine
        .report(&Outcome::Failed(Failure::Unreachable), 0, 0.0)
        .unwrap();
    assert_eq!(states(&world), ["waiting", "waiting"]);
    for entry in world.store().outbox().unwrap() {
        assert_eq!(entry.last_reason.unwrap().code, "network-unreachable");
    }
    assert_eq!(machine.next_task(0).unwrap(), Task::Wait { until_ms: 2500 });
    world.enqueue(&[]);
    assert_eq!(machine.next_task(1).unwrap(), Task::Wait { until_ms: 2500 });
    assert_eq!(
        states(&world),
        ["waiting"; 3],
        "a late comer says why it waits, too"
    );
    assert_eq!(machine.next_task(2500).unwrap(), Task::Probe);
    machine
        .report(&Outcome::Failed(Failure::Unreachable), 2500, 0.0)
        .unwrap();
    assert_eq!(
        machine.next_task(2500).unwrap(),
        Task::Wait {
            until_ms: 2500 + 5000
        }
    );
}

#[test]
fn a_log_in_page_gets_no_answers() {
    let mut world = World::new();
    world.enqueue(&[]);
    let mut machine = world.begin();
    assert_eq!(machine.next_task(0).unwrap(), Task::Probe);
    let entry = machine
        .report(
            &Outcome::Headed(HeadReply::Not(Reply::NotOpenRosa { status: 200 })),
            0,
            0.0,
        )
        .unwrap();
    assert_eq!(entry.last_reason.unwrap().code, "reply-not-openrosa");
    assert!(matches!(machine.next_task(0).unwrap(), Task::Wait { .. }));
}

#[test]
fn a_poisoned_record_blocks_nobody() {
    let mut world = World::new();
    let [poison, sound] = [world.enqueue(&[]), world.enqueue(&[])];
    let mut machine = probed(&world, None);
    assert_eq!(send(&mut machine, 0).entry, poison);
    machine.report(&replied(500), 0, 0.0).unwrap();
    assert_eq!(send(&mut machine, 0).entry, sound);
    machine.report(&replied(201), 0, 0.0).unwrap();
    assert_eq!(states(&world), ["waiting", "delivered"]);
}

#[test]
fn a_server_that_fails_three_records_is_left_alone() {
    let mut world = World::new();
    (0..5).for_each(|_| _ = world.enqueue(&[]));
    let mut machine = probed(&world, None);
    for _ in 0..3 {
        send(&mut machine, 0);
        machine.report(&replied(500), 0, 0.0).unwrap();
    }
    assert_eq!(machine.next_task(0).unwrap(), Task::Wait { until_ms: 2500 });
    assert_eq!(
        states(&world),
        ["waiting", "waiting", "waiting", "queued", "queued"]
    );
}

#[test]
fn a_false_deleted_is_asked_again_and_a_true_one_held() {
    let mut world = World::new();
    world.enqueue(&[]);
    let deleted = Outcome::Replied(Reply::Deleted);
    let mut machine = probed(&world, None);
    send(&mut machine, 0);
    machine.report(&deleted, 0, 0.0).unwrap();
    assert_eq!(machine.next_task(0).unwrap(), Task::Wait { until_ms: 5000 });
    drop(machine);
    world.restart();
    let mut machine = world.begin();
    assert_eq!(machine.next_task(5000).unwrap(), Task::Probe);
    machine.report(&ready(None), 5000, 0.0).unwrap();
    send(&mut machine, 5000);
    let entry = machine.report(&deleted, 5000, 0.0).unwrap();
    assert_eq!(entry.state.name(), StateName::Held);
    assert_eq!(
        machine.next_task(9000).unwrap(),
        Task::Idle,
        "held is left alone"
    );
}

/// The server took every part and lacks files all the same (a disk that was restored): all parts
/// go again, and only a whole record is delivered.
#[test]
fn what_the_server_lacks_goes_again() {
    let mut world = World::new();
    world.enqueue(&[120_000, 130_000]);
    let mut machine = probed(&world, Some(200_000));
    for round in 0..2 {
        assert_eq!(send(&mut machine, round * 10_000).files.len(), 1);
        let first = Outcome::Replied(Reply::Accepted {
            status: 201,
            missing: 1,
        });
        machine.report(&first, round * 10_000, 0.0).unwrap();
        assert!(send(&mut machine, round * 10_000).is_last);
        let missing = 1 - u32::try_from(round).unwrap();
        let last = Outcome::Replied(Reply::Accepted {
            status: 201,
            missing,
        });
        machine.report(&last, round * 10_000, 0.0).unwrap();
        if round == 0 {
            let entry = world.store().outbox().unwrap().remove(0);
            assert_eq!(
                (entry.state.name(), entry.bytes_accepted()),
                (StateName::Waiting, 0)
            );
            assert_eq!(entry.last_reason.unwrap().code, "submission-incomplete");
        }
    }
    assert_eq!(states(&world), ["delivered"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 3, ..ProptestConfig::default() })]

    /// Whatever the network, the server, the platform and the person do in whatever order.
    #[test]
    fn no_record_is_lost_and_none_delivered_twice(
        events in proptest::collection::vec(world::event(), 1..60),
    ) {
        let mut world = World::new();
        for event in events {
            world.happen(&event);
            world.check();
        }
        world.heal();
        world.check();
        prop_assert!(states(&world).iter().all(|state| *state == "delivered"));
    }
}
