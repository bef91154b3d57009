//! What the workbook says, in its four languages: no sense is asked of it, but its length and its
//! letters are those of a real survey.

/// The languages as authors head their columns.
pub(super) const LANGUAGES: [&str; 4] = [
    "العربية (ar)",
    "کوردی (ckb)",
    "Kurmancî (kmr)",
    "English (en)",
];

/// One text in each language.
pub(super) type Words = [(&'static str, String); 4];

fn words(texts: [String; 4]) -> Words {
    let mut texts = texts.into_iter();
    LANGUAGES.map(|language| (language, texts.next().unwrap_or_default()))
}

/// Things that are asked about.
const THINGS: [[&str; 4]; 8] = [
    ["الماء", "ئاو", "av", "water"],
    ["المدرسة", "قوتابخانە", "dibistan", "school"],
    [
        "الأرض الزراعية",
        "زەوی کشتوکاڵ",
        "erdê çandiniyê",
        "farm land",
    ],
    ["الكهرباء", "کارەبا", "kehreba", "electricity"],
    [
        "العيادة الصحية",
        "بنکەی تەندروستی",
        "bingeha tenduristiyê",
        "the clinic",
    ],
    ["السوق", "بازاڕ", "bazar", "the market"],
    [
        "دخل الأسرة",
        "داهاتی خێزان",
        "dahata malbatê",
        "household income",
    ],
    ["المواشي", "ئاژەڵ", "pez û dewar", "livestock"],
];

fn thing(number: usize) -> [&'static str; 4] {
    THINGS[number % THINGS.len()]
}

pub(super) fn heading(number: usize) -> Words {
    let [ar, ckb, kmr, en] = thing(number);
    words([
        format!("القسم {number}: {ar}"),
        format!("بەشی {number}: {ckb}"),
        format!("Beşê {number}: {kmr}"),
        format!("Section {number}: {en}"),
    ])
}

pub(super) fn question(number: usize) -> Words {
    let [ar, ckb, kmr, en] = thing(number);
    words([
        format!("{number}. خلال الاثني عشر شهراً الماضية، كم مرة واجهت أسرتكم مشكلة في {ar}؟"),
        format!("{number}. لە دوازدە مانگی ڕابردوودا، چەند جار خێزانەکەتان کێشەی {ckb} هەبووە؟"),
        format!(
            "{number}. Di diwanzdeh mehên dawî de, çend caran malbata we pirsgirêka {kmr} dît?"
        ),
        format!("{number}. In the last twelve months, how often did your household lack {en}?"),
    ])
}

/// A question that repeats an answer.
pub(super) fn about(number: usize, name: &str) -> Words {
    let [ar, ckb, kmr, en] = thing(number);
    words([
        format!("{number}. قلتم **${{{name}}}**. هل ينطبق ذلك على {ar} أيضاً؟"),
        format!("{number}. وتتان **${{{name}}}**. ئایا ئەمە بۆ {ckb}یش دەگونجێت؟"),
        format!("{number}. We got **${{{name}}}**. Ma ev ji bo {kmr} jî rast e?"),
        format!("{number}. You said **${{{name}}}**. Is that so for {en} too?"),
    ])
}

pub(super) fn hint(number: usize) -> Words {
    let [ar, ckb, kmr, en] = thing(number);
    words([
        format!("اقرأ السؤال كما هو ولا تقترح جواباً عن {ar}."),
        format!("پرسیارەکە وەک خۆی بخوێنەرەوە و هیچ وەڵامێک لەسەر {ckb} پێشنیار مەکە."),
        format!("Pirsê wekî xwe bixwîne û bersivê li ser {kmr} pêşniyar neke."),
        format!("Read the question as it is and do not suggest an answer about {en}."),
    ])
}

pub(super) fn refusal(most: u64) -> Words {
    words([
        format!("يجب أن يكون العدد بين 0 و{most}."),
        format!("ژمارەکە دەبێت لە نێوان 0 و {most} بێت."),
        format!("Divê hejmar di navbera 0 û {most} de be."),
        format!("The number must be between 0 and {most}."),
    ])
}

pub(super) fn choice(number: usize) -> Words {
    let [ar, ckb, kmr, en] = thing(number);
    words([
        format!("{ar} ({number})"),
        format!("{ckb} ({number})"),
        format!("{kmr} ({number})"),
        format!("{en} ({number})"),
    ])
}

pub(super) fn place(number: usize) -> Words {
    words([
        format!("المكان {number}"),
        format!("شوێنی {number}"),
        format!("Cihê {number}"),
        format!("Place {number}"),
    ])
}
