//! Whatever order the graph leaves open, the same comes out.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use rayi_form::{Form, NodeId, Role};

use crate::environment::Environment;
use crate::interview::Interview;
use crate::live::ROOT;

struct World;

impl Environment for World {
    fn now(&self) -> i64 {
        1_772_433_000_000
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        180
    }

    fn random(&self) -> u64 {
        4
    }
}

fn real(name: &str) -> Arc<Form> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/forms/real");
    #[expect(clippy::disallowed_methods, reason = "a test reads its form")]
    let read = |path: &Path| std::fs::read(path).ok();
    let mut media: HashMap<String, Vec<u8>> = HashMap::new();
    for list in ["districts", "enumerators", "governorates", "subdistricts"] {
        let file = format!("{list}.csv");
        if let Some(bytes) = read(&folder.join(format!("{name}-media/{file}"))) {
            media.insert(file, bytes);
        }
    }
    let xml = read(&folder.join(format!("{name}.xml"))).expect("there");
    Arc::new(Form::parse(&xml, &media).form.expect("accepted"))
}

/// For each rank, the ranks that must come before it, directly or through others.
fn before(form: &Form) -> Vec<Vec<bool>> {
    let count = form.graph.order.len();
    let mut before = vec![vec![false; count]; count];
    for (rank, id) in form.graph.order.iter().enumerate() {
        let expression = form.expression(*id);
        let context = expression.context;
        let last = match expression.role {
            Role::Relevant => form.node(context).last,
            Role::Calculate => context,
            _ => continue,
        };
        for set in (context.0..=last.0).map(NodeId) {
            for reader in form.graph.readers(set) {
                before[reader.rank as usize][rank] = true;
            }
        }
    }
    // The order is topological, so what comes before is complete when a rank is reached.
    for rank in 0..count {
        let (complete, rest) = before.split_at_mut(rank);
        let Some(here) = rest.first_mut() else { break };
        for (earlier, through) in complete.iter().enumerate() {
            if here[earlier] {
                for (known, further) in here.iter_mut().zip(through) {
                    *known |= further;
                }
            }
        }
    }
    before
}

/// Evaluates everything anew, each time any one of the expressions that wait for no other.
fn run_in_any_order(interview: &mut Interview, mut choose: impl FnMut(usize) -> usize) {
    let form = interview.form.clone();
    let before = before(&form);
    interview.mark_frame(ROOT);
    let mut contexts = Vec::new();
    loop {
        let dirty: Vec<usize> = std::iter::successors(interview.dirty.next(0), |rank| {
            interview.dirty.next(rank + 1)
        })
        .collect();
        let ready = dirty
            .iter()
            .filter(|rank| !dirty.iter().any(|other| before[**rank][*other]));
        let ready: Vec<usize> = ready.copied().collect();
        let Some(rank) = ready.get(choose(ready.len().max(1))) else {
            break;
        };
        interview.dirty.take(*rank, &mut contexts);
        while !contexts.is_empty() {
            let context = contexts.swap_remove(choose(contexts.len()));
            interview.update(&form, form.graph.order[*rank], context);
        }
    }
}

fn any_order(name: &str, steps: &[(u16, u16, u8)]) {
    let mut interview = Interview::begin(real(name), Arc::new(World), None);
    for (which, what, kind) in steps {
        let items = interview.overview();
        let Some(item) = items.get(usize::from(*which) % items.len().max(1)) else {
            break;
        };
        let choice = item
            .choices
            .get(usize::from(*what) % item.choices.len().max(1));
        let answer = match choice {
            _ if kind % 8 == 0 => String::new(),
            Some(choice) => choice.value.clone(),
            None => (what % 90).to_string(),
        };
        // What is refused changes nothing.
        let _ = interview.answer(&item.path, &answer);
        if let (true, Some(repeat)) = (kind % 8 == 1, item.path.rsplit_once('[')) {
            let _ = interview.add_repeat(repeat.0);
        }
    }
    let kept = interview.draft();
    let mut seed = steps.len();
    run_in_any_order(&mut interview, |of| {
        // Knuth's multiplier: any spread will do.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % of
    });
    assert_eq!(interview.draft(), kept);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 40, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_evaluation_does_not_matter(
        steps in proptest::collection::vec(any::<(u16, u16, u8)>(), 1..30)
    ) {
        any_order("household-visit", &steps);
        any_order("coalition-poll", &steps);
    }
}

#[test]
fn an_answer_in_one_instance_leaves_filters_of_others_alone() {
    let form = crate::world::form(
        r#"<instance><data id="t"><house jr:template=""><person><age/></person><grown/></house>
             </data></instance>
           <bind nodeset="/data/house/person/age" type="int"/>
           <bind nodeset="/data/house/grown" type="int" calculate="count(../person[age &gt; 17])"/>"#,
        r#"<group ref="/data/house"><repeat nodeset="/data/house"><repeat nodeset="/data/house/person">
             <input ref="/data/house/person/age"/></repeat></repeat></group>"#,
    );
    let (_, mut interview) = crate::world::begin(&form);
    for _ in 0..20 {
        interview.add_repeat("/data/house").expect("a repeat");
    }
    let person = interview.add_repeat("/data/house[7]/person");
    person.expect("a repeat in it");
    let before = interview.evaluated();
    interview
        .set("/data/house[7]/person[1]/age", "40")
        .expect("a node");
    assert_eq!(interview.evaluated() - before, 1);
    assert_eq!(interview.value("/data/house[7]/grown"), Some("1"));
    assert_eq!(interview.value("/data/house[8]/grown"), Some("0"));
}
