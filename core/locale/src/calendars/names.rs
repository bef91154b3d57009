//! Names of months. The Gregorian ones are in `dates`.

use super::Calendar;
use crate::Language;
use crate::dates;

/// The months of a calendar, in their order.
pub(super) fn of(calendar: Calendar, language: Language) -> &'static [&'static str] {
    let names: [&[&str]; 4] = match calendar {
        Calendar::Buddhist => return dates::months(language),
        Calendar::Ethiopian => ETHIOPIAN,
        Calendar::Coptic => COPTIC,
        Calendar::Islamic => ISLAMIC,
        Calendar::BikramSambat => BIKRAM_SAMBAT,
        Calendar::Myanmar => MYANMAR,
        Calendar::Persian => PERSIAN,
    };
    let [ar, ckb, kmr, en] = names;
    match language {
        Language::Ar => ar,
        Language::Ckb => ckb,
        Language::Kmr => kmr,
        Language::En => en,
    }
}

#[rustfmt::skip]
const ETHIOPIAN: [&[&str]; 4] = [
    &["مسكرم", "تكمت", "هدار", "تهساس", "تر", "يكتت", "مجابيت", "ميازيا", "جنبت", "سين", "هامل", "نهاس", "باجمن"],
    &["مەسکەرەم", "تیکیمت", "هیدار", "تاهساس", "تیر", "یەکاتیت", "مەگابیت", "میازیا", "گینبۆت", "سەنێ", "هاملێ", "نەهاسێ", "پاگومێ"],
    &["Meskerem", "Tîkîmt", "Hîdar", "Tahsas", "Tir", "Yekatît", "Megabît", "Mîyazya", "Gînbot", "Senê", "Hamlê", "Nehasê", "Pagumê"],
    &["Meskerem", "Tikimt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miazia", "Ginbot", "Sene", "Hamle", "Nehase", "Pagume"],
];

#[rustfmt::skip]
const COPTIC: [&[&str]; 4] = [
    &["توت", "بابه", "هاتور", "كيهك", "طوبة", "أمشير", "برمهات", "برمودة", "بشنس", "بؤونة", "أبيب", "مسرى", "نسيء"],
    &["تووت", "بابە", "هاتوور", "کیهەک", "تۆبە", "ئەمشیر", "بەرەمهات", "بەرموودە", "بەشەنس", "بەئوونە", "ئەبیب", "میسرا", "نەسی"],
    &["Tût", "Babe", "Hatûr", "Kiyahk", "Tobe", "Emşîr", "Beremhat", "Bermûde", "Beşens", "Beûne", "Ebîb", "Misra", "Nesî"],
    &["Tout", "Baba", "Hator", "Kiahk", "Toba", "Amshir", "Baramhat", "Baramouda", "Bashans", "Paona", "Epep", "Mesra", "Nasie"],
];

#[rustfmt::skip]
const ISLAMIC: [&[&str]; 4] = [
    &["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"],
    &["موحەڕەم", "سەفەر", "ڕەبیعی یەکەم", "ڕەبیعی دووەم", "جەمادی یەکەم", "جەمادی دووەم", "ڕەجەب", "شەعبان", "ڕەمەزان", "شەوال", "زولقەعدە", "زولحیججە"],
    &["Muherem", "Sefer", "Rebîulewel", "Rebîulaxir", "Cemaziyelewel", "Cemaziyelaxir", "Receb", "Şeban", "Remezan", "Şewal", "Zilqede", "Zilhice"],
    &["Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qidah", "Dhu al-Hijjah"],
];

#[rustfmt::skip]
const BIKRAM_SAMBAT: [&[&str]; 4] = [
    &["بيساخ", "جيستا", "أسار", "سراون", "بهادرا", "أسوج", "كارتيك", "منغسير", "بوش", "ماغ", "فالغون", "تشيترا"],
    &["بایساخ", "جێستا", "ئاسار", "شراوان", "بادرا", "ئاسۆج", "کارتیک", "مەنگسیر", "پووش", "ماگ", "فالگون", "چەیترا"],
    &["Baysax", "Jêsta", "Asar", "Şrawan", "Badra", "Asoj", "Kartîk", "Mangsîr", "Pûş", "Mag", "Falgun", "Çaytra"],
    &["Baishakh", "Jestha", "Ashadh", "Shrawan", "Bhadra", "Ashwin", "Kartik", "Mangsir", "Poush", "Magh", "Falgun", "Chaitra"],
];

#[rustfmt::skip]
const MYANMAR: [&[&str]; 4] = [
    &["تاغو", "كاسون", "نايون", "واسو الأول", "واسو", "واغاونغ", "تاوثالين", "ثادينغيوت", "تازاونغمون", "ناداو", "بياثو", "تابودوي", "تاباونغ", "تاغو المتأخر", "كاسون المتأخر"],
    &["تاگو", "کاسۆن", "نایۆن", "واسۆی یەکەم", "واسۆ", "واگاونگ", "تاوتالین", "تادینگیوت", "تازاونگمۆن", "ناداو", "پیاتۆ", "تابۆدوێ", "تاباونگ", "تاگوی درەنگ", "کاسۆنی درەنگ"],
    &["Tagu", "Kason", "Nayon", "Wasoya Yekem", "Waso", "Wagaung", "Tawtalîn", "Tadîngyut", "Tazaungmon", "Nadaw", "Pyato", "Tabodwê", "Tabaung", "Taguya Dereng", "Kasona Dereng"],
    &["Tagu", "Kason", "Nayon", "First Waso", "Waso", "Wagaung", "Tawthalin", "Thadingyut", "Tazaungmon", "Nadaw", "Pyatho", "Tabodwe", "Tabaung", "Late Tagu", "Late Kason"],
];

/// The Kurdish names are those of the Kurdish solar calendar, whose months are the same.
#[rustfmt::skip]
const PERSIAN: [&[&str]; 4] = [
    &["فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "آبان", "آذر", "دي", "بهمن", "إسفند"],
    &["خاکەلێوە", "گوڵان", "جۆزەردان", "پووشپەڕ", "گەلاوێژ", "خەرمانان", "ڕەزبەر", "گەڵاڕێزان", "سەرماوەز", "بەفرانبار", "ڕێبەندان", "ڕەشەمە"],
    &["Xakelêwe", "Gulan", "Cozerdan", "Pûşper", "Gelawêj", "Xermanan", "Rezber", "Gelarêzan", "Sermawez", "Befranbar", "Rêbendan", "Reşeme"],
    &["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"],
];
