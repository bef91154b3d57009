//! Expressions and interviews made from a seed.

mod expressions;
mod interviews;

use super::{dice::Dice, question::Question};

/// How many of each; all of it takes the engines some seconds.
const EXPRESSIONS: usize = 2000;
const INTERVIEWS: usize = 80;

/// The questions of a seed.
pub(crate) fn questions(seed: u64) -> Vec<Question> {
    let mut dice = Dice::new(seed);
    let mut questions: Vec<Question> = (0..EXPRESSIONS)
        .map(|number| expressions::question(&mut dice, number))
        .collect();
    questions.extend((0..INTERVIEWS).map(|number| interviews::question(&mut dice, number)));
    questions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_makes_the_same_questions_and_another_seed_others() {
        let requests = |seed| -> Vec<String> {
            let questions = questions(seed);
            questions.iter().map(|it| it.request.to_string()).collect()
        };
        let made = requests(1);
        assert_eq!(made.len(), EXPRESSIONS + INTERVIEWS);
        assert_ne!(made, requests(2));
        assert_eq!(made, requests(1));
    }
}
