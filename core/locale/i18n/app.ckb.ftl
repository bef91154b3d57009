# The words of the apps that are not among the application's common ones (ckb.ftl), Central Kurdish (Sorani).
# For native review: see ../REVIEW.md


## Screens

app-projects-title = پڕۆژەکان
app-drafts-title = ڕەشنووسەکان
app-outbox-title = ڕیزی ناردن
app-overview-title = پوختە
app-about-title = دەربارە
app-projects-none = هێشتا هیچ پڕۆژەیەک نییە. بە ناونیشانی ڕاژەکارەکەی یان بە کۆدی ڕێکخستنەکانی یەکێک زیاد بکە.

## Buttons

app-add = زیادکردن
app-open = کردنەوە
app-close = داخستن
app-choose = هەڵبژێرە
app-record = تۆماری دەنگ بکە
app-record-stop = تۆمارکردن بوەستێنە
app-play = لێدان
app-sign = لێرە واژوو بکە
app-draw = وێنە بکێشە
app-scan = کۆدێک بخوێنەرەوە
app-file-choose = فایلێک هەڵبژێرە
app-date-choose = ڕێکەوتێک هەڵبژێرە
app-time-choose = کاتێک هەڵبژێرە
app-month-before = مانگی پێشوو
app-month-after = مانگی داهاتوو
app-photo-again = وێنەیەکی تر بگرە
app-repeat-add-another = یەکێکی تر زیاد بکە
app-repeat-go-on = بەبێ زیادکردن بەردەوام بە
app-save-and-leave = پاشەکەوتی بکە و بڕۆ دەرەوە
app-move-up = بیبە سەرەوە
app-move-down = بیبە خوارەوە
app-errors-check = بۆ هەڵە بگەڕێ
app-device-settings = ڕێکخستنەکانی ئامێرەکە بکەرەوە
app-location-stop = ئەم شوێنە بەکار بهێنە

## Answering

app-required = پێویستە
app-read-only = ناگۆڕدرێت
app-progress = { $i } لە { $total }
app-end = هەموو پرسیارەکان تەواو بوون.
app-end-draft = ئەگەر ئێستا بڕۆیتە دەرەوە، ڕەشنووسێک لەم ئامێرەدا دەمێنێتەوە.
app-errors-found =
    { $n ->
        [0] هیچ هەڵەیەک نەدۆزرایەوە
        [one] یەک وەڵام پێویستی بە سەیرکردن هەیە
       *[other] { $n } وەڵام پێویستیان بە سەیرکردن هەیە
    }
app-in-language = بە { $language }
app-location-searching = بۆ شوێنەکە دەگەڕێت …
app-attached = { $name } ({ $size })
app-moment = { $date }، { $time }

## What is missing on a device

app-lacks =
    { $what ->
        [camera] ئەم ئامێرە کامێرای بۆ ئەمە نییە. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [location] ئەم ئامێرە ناتوانێت بڵێت لە کوێیە. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [microphone] ئەم ئامێرە ناتوانێت دەنگ تۆمار بکات. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [barcode] ئەم ئامێرە ئەپێکی نییە کۆد بخوێنێتەوە. دەتوانیت کۆدەکە بنووسیت، یان بەبێ ئەو بەردەوام بیت.
        [player] ئەم ئامێرە ئەپێکی نییە ئەمە لێبدات. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [file] ئەم ئامێرە ئەپێکی نییە فایل هەڵبژێرێت. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [map] لێرە نەخشە پیشان نادرێت. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [app] ئەپی «{ $name }» کە دەبوو وەڵام بداتەوە دانەمەزراوە. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [compass] ئەم ئامێرە قیبلەنمای نییە. دەتوانیت ئاراستەکە بنووسیت، یان بەبێ ئەو بەردەوام بیت.
        [printer] ڕایی ناتوانێت چاپ بکات. دەتوانیت بەبێ ئەو بەردەوام بیت.
        [timer] لێرە کات ناپێورێت: بەبێ کاتژمێر هەڵبژێرە.
        [no-answer] لێرە هیچ وەڵامێک لە ئەپی «{ $name }» ناگەڕێتەوە. خۆت وەڵام بدەرەوە، یان بەبێ ئەو بەردەوام بە.
        [front-code] کۆدەکان بە کامێرای پشتەوە دەخوێندرێنەوە.
       *[other] ئەم ئامێرە ناتوانێت ئەم وەڵامە وەربگرێت. دەتوانیت بەبێ ئەو بەردەوام بیت.
    }
app-denied =
    { $what ->
        [camera] ڕێگە بە ڕایی نەدراوە کامێرا بەکار بهێنێت. لە ڕێکخستنەکانی ئامێرەکە ڕێگەی پێ بدە، یان بەبێ ئەو بەردەوام بە.
        [location] ڕێگە بە ڕایی نەدراوە بزانێت ئەم ئامێرە لە کوێیە. لە ڕێکخستنەکانی ئامێرەکە ڕێگەی پێ بدە، یان بەبێ ئەو بەردەوام بە.
        [microphone] ڕێگە بە ڕایی نەدراوە دەنگ تۆمار بکات. لە ڕێکخستنەکانی ئامێرەکە ڕێگەی پێ بدە، یان بەبێ ئەو بەردەوام بە.
       *[other] ئامێرەکە ڕێگە بەمە نادات. لە ڕێکخستنەکانی ئامێرەکە ڕێگەی پێ بدە، یان بەبێ ئەو بەردەوام بە.
    }
app-storage-full = لەم ئامێرەدا شوێن نەماوە. ئەم وەڵامە هەڵنەگیرا؛ هەموو ئەوانەی پێشوو هەڵگیراون. هەندێک شوێن بەتاڵ بکە و دووبارە هەوڵ بدەرەوە.
app-photo-lost = وێنەکە نەگەیشت. دووبارە بیگرە.
app-capture-lost = پێش ئەوەی ڕایی دابخرێت وێنەیەک یان ڤیدیۆیەک نەگەیشتە پرسیارەکەی. سڕایەوە؛ دووبارە بیگرە.

## Forms from the server

app-forms-look = لەسەر ڕاژەکار بۆ فۆڕم بگەڕێ
app-form-new = هێشتا لەم ئامێرەدا نییە
app-form-newer = وەشانێکی نوێتر لەسەر ڕاژەکارە
app-form-same = نوێیە
app-form-fetching = وەرگرتنی { $form }: { $done } لە { $total }
app-form-fetched = { $form } ئێستا لەم ئامێرەدایە.
app-forms-none-offered = ڕاژەکارەکە هیچ فۆڕمێک پێشکەش ناکات.

## Projects

app-project-add = پڕۆژەیەک زیاد بکە
app-project-name = ناوی پڕۆژەکە
app-project-server = ناونیشانی ڕاژەکار
app-project-scan = ڕێکخستنەکانی بخوێنەرەوە (کۆدی QR)
app-project-remove = پڕۆژەکە بسڕەوە
app-project-remove-confirm = ئایا دەتەوێت { $name } و فۆڕم و ڕەشنووسەکانی بسڕیتەوە؟ ئەو وەڵامانەی نەنێردراون لەدەست دەچن.
app-project-unsent =
    { $n ->
        [0] هەموو شتێک نێردراوە
        [one] یەک تۆمار نەنێردراوە
       *[other] { $n } تۆمار نەنێردراون
    }

## Outbox: one line for each record

app-line-queued = کاتێک سەرەی هات دەنێردرێت
app-line-offline = چاوەڕێی تۆڕە
app-line-metered = چاوەڕێی تۆڕێکی بێ بەرامبەرە
app-line-by-hand = چاوەڕێیە تۆ بینێریت
app-line-sending = دەنێردرێت: { $sent } لە { $total }
app-line-waiting = { $reason } هەوڵی داهاتوو: { $time }
app-line-held = ڕاگیراوە: { $reason }
app-line-delivered = گەیشت: { $time }

## Sizes

app-size-bytes = { $size } بایت
app-size-kilobytes = { $size } کیلۆبایت
app-size-megabytes = { $size } مێگابایت

## Settings

app-settings-language = زمانی ئەپ و فۆڕمەکان
app-settings-digits-extended = ۴۵۶۷
app-settings-networks = ناردن بە
app-networks-any = هەر تۆڕێک
app-networks-unmetered = وایفای و تۆڕی بێ بەرامبەری تر
app-networks-never = تەنیا کاتێک خۆم دەینێرم
app-text-size-small = بچووک
app-text-size-normal = ئاسایی
app-text-size-large = گەورە
app-text-size-largest = زۆر گەورە

## About

app-about-version = وەشانی { $version }
app-about-kept = هەر وەڵامێک هەر کە درایەوە، بە شفرەکراوی لەم ئامێرەدا هەڵدەگیرێت.
app-about-sealed = تۆماری تەواوکراو بە کلیلی ئەم ئامێرە مۆر دەکرێت و دوای ئەوە ناگۆڕێت.
app-about-delivered = «گەیشت» واتە ڕاژەکارەکە گوتوویەتی هەموو بەشەکانی لایە.
app-about-not-anonymous = تۆمارەکان بێ ناو نین: هەر یەکەیان کلیلی ئەم ئامێرەی تێدایە.
app-about-device-key = کلیلی ئەم ئامێرە: { $kid }

## ژماردن و خاڵەکان

app-count-up = یەک زیاتر
app-count-down = یەک کەمتر
app-point-remove = دوا خاڵ لاببە
app-leave-anyway = بڕۆ بەبێ ئەوەی پاشەکەوت نەکراوە

## بەشەکانی ڕێکەوت، و ئەوەی لەگەڵ پرسیارەکاندا دەپرسرێت

app-date-day = ڕۆژ
app-date-month = مانگ
app-date-year = ساڵ
app-date-hour = کاتژمێر
app-date-minute = خولەک
app-who = کێ ئەم فۆڕمە پڕ دەکاتەوە؟
app-change-reason = بۆچی وەڵامەکان دەگۆڕدرێن؟
app-file-too-large = ئەم فایلە بۆ ئەم ئامێرە زۆر گەورەیە: ئەوپەڕی { $size } هەڵدەگیرێت.

## questions

app-sound-play = دەنگەکە لێبدە
app-sound-stop = دەنگەکە ڕابگرە
app-film-play = ڤیدیۆکە لێبدە
app-media-missing = ئەم فایلەی فۆڕمەکە لەسەر ئەم ئامێرە نییە یان لێرە پیشان نادرێت. دەتوانیت بەبێ ئەو بەردەوام بیت.
app-picture-large = وێنەکە بە گەورەیی پیشان بدە
app-annotate = لەسەری بکێشە
app-bearing-get = ئاراستەکە وەربگرە
app-bearing-use = { $degrees }° بەکار بهێنە
app-place-type = پۆتانەکان بنووسە
app-place-latitude = هێڵی پانی
app-place-longitude = هێڵی درێژی
app-place-no-such = شوێنێکی وا لەسەر زەوی نییە: هێڵی پانی لە ‎−90 تا 90ە و هێڵی درێژی لە ‎−180 تا 180.
app-place-inaccurate = وردی { $metres } م: ئەم پرسیارە { $wanted } م یان باشتری دەوێت. لەژێر ئاسمانی کراوەدا دووبارە بگەڕێ.
app-place-far = { $km } کم لێرەوە
app-trace-record = خاڵەکان خۆکارانە تۆمار بکە
app-trace-recording = تا ئەم پەڕەیە کراوە بێت، هەر { $seconds } چ خاڵێک وەردەگیرێت.
app-trace-seconds = هەر { $seconds } چ
app-trace-points =
    { $n ->
        [0] هیچ خاڵێک
        [one] یەک خاڵ
       *[other] { $n } خاڵ
    }
app-calendar =
    { $calendar ->
        [ethiopian] ڕۆژژمێری ئەسیوپی
        [coptic] ڕۆژژمێری قیبتی
        [islamic] ڕۆژژمێری کۆچیی مانگی
        [bikram-sambat] ڕۆژژمێری بیکرام سامبات
        [myanmar] ڕۆژژمێری میانمار
        [persian] ڕۆژژمێری کۆچیی هەتاوی
       *[buddhist] ڕۆژژمێری بوودایی
    }
app-date-no-such = ئەم ڕۆژژمێرە ڕۆژێکی وای تێدا نییە.
app-map-listed = نەخشە لێرە پیشان نادرێت: هەڵبژاردەکان لەگەڵ شوێنەکانیان ڕیز کراون.
app-image-map-listed = وێنەکە لێرە پیشان نادرێت: لە لیستەکە هەڵبژێرە.
app-group-answered =
    { $n ->
        [0] ئەپەکە هیچ وەڵامێکی بۆ ئەم پرسیارانە نەهێنا.
        [one] ئەپەکە یەک وەڵامی هێنا.
       *[other] ئەپەکە { $n } وەڵامی هێنا.
    }
app-answer-hidden = وەڵام دراوەتەوە؛ وەڵامەکە پیشان نادرێت.
app-nothing-brought = ئەپەکە هیچی نەهێنایەوە. دووبارە هەوڵ بدە.

## flow

app-correct = ڕاستکردنەوە
app-correction = ڕاستکردنەوەی تۆمارێکی پێشوو
app-forms-newer =
    { $n ->
        [0] هەموو فۆڕمەکان نوێن
        [one] وەشانێکی نوێتری فۆڕمێک لەسەر ڕاژەکارە
       *[other] وەشانی نوێتری { $n } فۆڕم لەسەر ڕاژەکارن
    }
app-settings-forms = وەرگرتنی فۆڕم
app-forms-manual = کاتێک خۆم وەریدەگرم
app-forms-tell = کاتێک خۆم وەریدەگرم؛ وەشانی نوێترم پێ دەگوترێت
app-forms-known = وەشانی نوێتر خۆی وەردەگیرێت
app-forms-all = هەموو ئەوەی ڕاژەکار پێشکەشی دەکات، هیچی تر نا
app-settings-every = گەڕان بۆ فۆڕم
app-every =
    { $minutes ->
        [15] هەر چارەکە کاتژمێرێک
        [60] هەر کاتژمێرێک
        [360] هەر شەش کاتژمێر
       *[other] هەر ڕۆژێک
    }
app-settings-pictures = قەبارەی وێنە
app-picture-original = وەک فۆڕمەکە دەڵێت
app-picture-pixels = ئەوپەڕی { $pixels } پیکسڵ، ئەگەر فۆڕمەکە هیچ نەڵێت
app-settings-sent = تۆمارە نێردراوەکان
app-sent-keep = لەسەر ئەم ئامێرە دەمێننەوە
app-sent-delete = کە ڕاژەکار هەیبوون دەسڕدرێنەوە
app-settings-locked = ڕێکخستنەکانی تری ئەم پڕۆژەیە لای ئەو کەسەن کە دایناوە.
app-sound-recorded = کاتێک وەڵام دەدەیتەوە دەنگ تۆمار دەکرێت.
app-places-kept = فۆڕمەکە شوێنەکەت هەڵدەگرێت کاتێک وەڵام دەدەیتەوە.

## ios

app-settings-digits-language = وەک زمانەکە دەیاننووسێت
app-stop = ڕایبگرە
app-points = خاڵەکان: { $n }
app-points-few = خاڵەکان: { $n }. لانیکەم { $least } پێویستە.
app-points-closed = خاڵەکان: { $n }. سنوورەکە داخراوە.
app-trace-stop = چیتر خاڵ وەرمەگرە
app-place-set = ئەم پلانە بەکار بهێنە
app-recording-saved = ئەو دەنگەی تۆمارکردنەکەی پچڕا هەڵگیراوە.
app-film-lost = ڤیدیۆکە نەگەیشت. دووبارە بیگرە.
app-drawing-lost = وێنەکێشانەکە نەگەیشت. دووبارە بیکێشە.
app-recording-lost = تۆمارکردنی دەنگەکە نەگەیشت. دووبارە تۆماری بکە.
app-not-answered = هێشتا وەڵام نەدراوەتەوە
