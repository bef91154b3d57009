# The words of the command line, Central Kurdish (Sorani). Printed without isolation marks.
# $flag, $command, $file, $folder, $path, $id are what one types: leave them where they read well.
# For native review: see ../REVIEW.md


## Help

cli-about = ڕایی: چاوپێکەوتن لە فۆڕمەوە تا پسوولە. وەڵامەکان مۆر دەکرێن، لەم ئامێرەدا شفرە دەکرێن و کە تۆڕ هەبوو دەنێردرێن.
help-commands = فەرمانەکان:
help-options = هەڵبژاردەکان:
help-exit = دۆخی دەرچوون:
help-testing = بۆ ئەو کەسەی فۆڕمێک تاقی دەکاتەوە، بە JSON:
help-more = زیاتر دەربارەی فەرمانێک: rayi COMMAND --help
about-demo = هەموو ڕێگاکە لەم ئامێرەدا پیشان دەدات: چاوپێکەوتنێکی ڕاپرسیی نموونە، مۆر دەکرێت، بێ تۆڕ چاوەڕێ دەکات و دەگەیەنرێتە کۆکەرەوەیەک.
about-form-check = فۆڕمەکان دەپشکنێت و دەڵێت چی هەڵەیە، لە کوێ و چارەسەری چییە.
about-form-convert = خشتەی فۆڕمێک دەکات بە XForm XML، لە ‎.xlsx، ‎.xlsm، ‎.xls، ‎.csv یان خشتەی Markdown.
about-interview = پرسیارەکانی فۆڕمێک لێرە لە تێرمیناڵدا دەپرسێت، هەر وەڵامێک یەکسەر پاشەکەوت دەکات و لە کۆتاییدا تۆمارەکە مۆر دەکات و دەیخاتە ڕیزی ناردن.
about-outbox = تۆمارە تەواوکراوەکانی ئەم ئامێرە ڕیز دەکات و دەڵێت هەر یەکەیان لە کوێدایە.
about-passphrase-set = کۆگایەک بە ڕستەیەکی نهێنی مۆر دەکات، و ئەگەر کۆگا نەبێت دەستی پێ دەکات.
about-passphrase-change = کۆگایەک بە ڕستەیەکی نهێنیی تر مۆر دەکات.
about-passphrase-remove = کلیلی کۆگاکە بێ مۆر لە تەنیشتی دادەنێتەوە.
about-sync = ئەو تۆمارانەی چاوەڕێن بۆ ڕاژەکارێک دەنێرێت.
about-verify = دەڵێت ئایا تۆمارەکان هەر ئەوانەن کە مۆر کراون و ئایا کلیلەکە متمانەپێکراوە.
about-collector = تۆمار لە ئامێرەکانەوە وەردەگرێت و ڕێک وەک خۆی هەڵیدەگرێت.
flag-lang = زمانی قسەکانی ڕایی: ar، ckb، kmr یان en
flag-json = یەک بەڵگەنامەی JSON لەجیاتی ڕستە
flag-store = بوخچەی کۆگا شفرەکراوەکە، بۆ ئەو فەرمانانەی بەکاری دەهێنن
flag-passphrase = کۆگاکە بە ڕستەیەکی نهێنی بکەرەوە؛ کۆگای نوێ یان مۆرنەکراو پێی مۆر دەکرێت (RAYI_PASSPHRASE بۆ سکریپت)
flag-answers = فایلی چاوپێکەوتنی نووسراو کە خۆیان بەڕێوە دەچن
flag-media = بوخچەی فایلەکانی فۆڕمەکە؛ ئەگەر نەنووسرێت NAME-media لە تەنیشت فۆڕمەکە
flag-output = ئەو فایلەی دەنووسرێت
flag-form-lang = زمانی فۆڕمەکە، بە ناو یان بە کۆد
flag-new = لە سەرەتاوە دەست پێ بکە تەنانەت ئەگەر ڕەشنووسیش هەبێت
flag-correct = تۆمارێکی تەواوکراو ڕاست بکەرەوە، بە ژمارەکەی لە ڕیزی ناردندا
flag-anyway = ڕاستی بکەرەوە تەنانەت ئەگەر فۆڕمەکە ڕێگەش نەدات
flag-upgrade = لە ڕەشنووسێکی وەشانێکی کۆنتری فۆڕمەکەدا بەردەوام بە
flag-release = تۆمارێکی ڕاگیراو بگەڕێنەرەوە ڕیزی ناردن
flag-key = تەنیا کلیلی ئەم ئامێرە بنووسە، وەک دێڕێکی کلیلە متمانەپێکراوەکان
flag-server = ناونیشانی ڕاژەکار
flag-form = ئەو فۆڕمەی تۆمارەکان وەڵامی دەدەنەوە
flag-trust = فایلی کلیلە متمانەپێکراوەکان: kid و JWK لە هەر دێڕێکدا
flag-help = ئەم یارمەتییە پیشان بدە
flag-version = وەشان پیشان بدە
exit-unable = نەکرا: بەکارهێنانی هەڵە، فایلێک ناخوێنرێتەوە، یان کۆگایەک ناکرێتەوە
exit-unused = بەکار نایەت
exit-done = کرا
exit-demo-0 = هەموو چاوپێکەوتنەکان وەک پێویست بوون و هەموو تۆمارەکان بێ گۆڕان گەیشتن
exit-demo-1 = چاوپێکەوتنێکی نووسراو وەک چاوەڕوان نەبوو، یان چاوپێکەوتنەکە بەجێ هێڵرا
exit-form-check-0 = هەڵە نییە؛ لەوانەیە ئاگاداری هەبێت
exit-form-check-1 = فۆڕمێک هەڵەی تێدایە
exit-form-convert-0 = نووسرا؛ لەوانەیە ئاگاداری هەبێت
exit-form-convert-1 = خشتەکە هەڵەی تێدایە و هیچ نەنووسرا
exit-interview-0 = تۆمارەکە مۆر کرا و خرایە ڕیزی ناردن
exit-interview-1 = چاوپێکەوتنەکە بەجێ هێڵرا؛ ڕەشنووسەکە هەڵگیرا
exit-sync-0 = هەموو تۆمارەکان گەیەنران
exit-sync-1 = هێشتا تۆمارێک چاوەڕێیە یان ڕاگیراوە
exit-verify-0 = هەموو بڕیارەکان «ok»ن و هیچ زنجیرەیەک دژی خۆی نییە؛ بۆشاییەکان دەوترێن و حوکمیان لەسەر نادرێت
exit-verify-1 = بڕیارێک شتێکی ترە، یان زنجیرەیەک دژی خۆیەتی

## Wrong usage

usage-help = یارمەتی: rayi --help
usage-command-missing = چی بکرێت؟ فەرمان نەنووسراوە.
usage-command-unknown = فەرمانی «{ $word }» نییە.
usage-flag-unknown = هەڵبژاردەی { $flag } نییە.
usage-flag-foreign = { $flag } هەڵبژاردەی «{ $command }» نییە.
usage-value-missing = { $flag } پێویستی بە نرخێکە.
usage-value-spare = { $flag } نرخ وەرناگرێت.
usage-value-refused = «{ $value }» بۆ { $flag } ناگونجێت.
usage-operand-missing = { $what } نییە.
usage-operand-spare = وشەی «{ $word }» زیادەیە.
usage-flag-needed = { $flag } پێویستە.
usage-store-nowhere = ئەم سیستەمە بوخچەی فایلی بەرنامەکانی نییە: بە --store بوخچەیەک ناو ببە.

## Why a file or address cannot be used

why-not-found = لەوێ نییە
why-not-allowed = ڕێگە نادرێت
why-a-folder = بوخچەیە
why-no-folder = بوخچە نییە
why-full = شوێن نەماوە
why-address-taken = ناونیشانەکە گیراوە
why-closed = لایەنەکەی تر دایخست
why-unknown = سیستەمەکە ڕەتی کردەوە

## Checking a form

check-error = هەڵە
check-warning = ئاگاداری
check-node = گرێ: { $node }
check-argument = لە { $function }()، ئارگیومێنتی { $argument }
check-remedy = چارەسەر: { $remedy }
check-reading = { $file } دەخوێنرێتەوە ({ $megabytes } مێگابایت) …
check-forms =
    { $n ->
        [0] هیچ فۆڕمێک
        [one] یەک فۆڕم
       *[other] { $n } فۆڕم
    }
convert-written = { $file } نووسرا.
convert-refused = خشتەکە هەڵەی تێدایە، و هیچ نەنووسرا.
check-errors =
    { $n ->
        [0] بێ هەڵە
        [one] یەک هەڵە
       *[other] { $n } هەڵە
    }
check-warnings =
    { $n ->
        [0] بێ ئاگاداری
        [one] یەک ئاگاداری
       *[other] { $n } ئاگاداری
    }

## An interview in the terminal

interview-keys = Enter: بەردەوامبوون · :b گەڕانەوە · :c سڕینەوەی وەڵام · :l زمان · :o پوختە · :q دەرچوون، ڕەشنووسەکە دەمێنێت · :? ئەم کلیلانە
interview-resumed = ڕەشنووسێک هەیە: چاوپێکەوتنەکە لەو شوێنەی وەستابوو بەردەوام دەبێت.
interview-corrects = ئەمە ڕاستکردنەوەی تۆمارێکی تەواوکراوە؛ تۆمارێکی نوێ جێی دەگرێتەوە.
interview-unplaced = وەڵامێک لەم وەشانەی فۆڕمەکەدا جێی نییە و بە جیا هەڵگیراوە: { $path }
interview-who = کێ ئەم فۆڕمە پڕ دەکاتەوە؟
interview-why = بۆچی وەڵامەکان دەگۆڕدرێن؟
interview-jump = ژمارەی ئەو پرسیارەی بۆی بچیت؛ Enter بۆ مانەوە.
interview-queued = مۆر کرا و خرایە ڕیزی ناردن: { $id }
interview-keep = وەک ڕەشنووس هەڵیبگرە و دەربچۆ
interview-not-ready =
    { $n ->
        [0] هیچ شتێک نەماوە ڕاست بکرێتەوە.
        [one] پێش تەواوکردن یەک وەڵام دەبێت ڕاست بکرێتەوە.
       *[other] پێش تەواوکردن { $n } وەڵام دەبێت ڕاست بکرێنەوە.
    }
ask-required = وەڵامی پێویستە
ask-fallback = (وەرگێڕان نییە؛ بە { $language } پیشان دەدرێت)
ask-answer = وەڵام: { $answer }
ask-one = ژمارەی هەڵبژاردەکەت بنووسە.
ask-many = ژمارەی هەڵبژاردەکانت بە بۆشایی لە نێوانیاندا بنووسە.
ask-file = ڕێڕەوی فایلێک بنووسە.
ask-trigger = بۆ دڵنیاکردنەوە 1 بنووسە.
ask-date = ڕێکەوتێک بنووسە وەک { $example }.
ask-no-such-choice = ژمارەیەک لە 1 تا { $n } بنووسە، یان Enter بۆ بەردەوامبوون.

## The store and the outbox

store-at = کۆگا: { $folder }
passphrase-ask = ڕستەی نهێنیی کۆگاکە:
passphrase-ask-new = ڕستە نهێنییە نوێیەکە:
passphrase-again = هەمان ڕستە جارێکی تر:
outbox-released = گەڕێنرایەوە ڕیزی ناردن: { $id }
state-queued = لە ڕیزی ناردندایە
state-in-flight = دەنێردرێت
state-waiting = چاوەڕێیە: { $reason }
state-held = ڕاگیراوە: { $reason }
state-delivered = گەیەنرا

## Scripted interviews

walk-title = چاوپێکەوتنی { $i } لە { $total }: «{ $name }»، بە { $language }
walk-answered =
    { $n ->
        [0] بێ وەڵام
        [one] یەک وەڵام
       *[other] { $n } وەڵام
    }
walk-refused =
    { $n ->
        [0] هیچ ڕەت نەکرایەوە
        [one] یەک وەڵام وەک پێویست ڕەت کرایەوە
       *[other] { $n } وەڵام وەک پێویست ڕەت کرانەوە
    }
walk-compared =
    { $n ->
        [0] هیچ بەراورد نەکرا
        [one] یەک چاوەڕوانی بەراورد کرا
       *[other] { $n } چاوەڕوانی بەراورد کران
    }
walk-not-refused = { $path }: دەبوو «{ $value }» ڕەت بکرێتەوە.
walk-answer-refused = { $path }: «{ $value }» ڕەت کرایەوە.
walk-never-asked = { $path } هەرگیز نەپرسرا.
walk-asked-anyway = { $path } پرسرا و نەدەبوو بپرسرێت.
walk-value-differs = { $path } «{ $found }»ە، چاوەڕوان «{ $expected }» بوو.
walk-label-differs = دەقی { $path } «{ $found }»ە؛ دەبێت «{ $expected }»ی تێدا بێت.
walk-finish-refused = چاوپێکەوتنەکە تەواو ناکرێت: { $path }

## The demo

demo-role = وێنەیەکی تاقیکاریی ڕاپرسییەک، لە ڕۆڵی داتاکۆکەرەوەدا وەڵام دەدرێتەوە: مۆرەکە ناوی ئەم ئامێرە دەبات. مۆری بێناوی هاووڵاتیان شتێکی ترە و هێشتا نییە.
demo-folders = ئامێر: { $store } · کۆکەرەوە: { $collector }
demo-sealed =
    { $n ->
        [0] هیچ مۆر نەکرا.
        [one] یەک تۆمار مۆر کرا، لەم ئامێرەدا شفرە کرا و خرایە ڕیزی ناردن.
       *[other] { $n } تۆمار مۆر کران، لەم ئامێرەدا شفرە کران و خرانە ڕیزی ناردن.
    }
demo-no-network = ناردن بۆ { $server }، کە کەس گوێی لێ ناگرێت:
demo-network = تۆڕ دەگەڕێتەوە: کۆکەرەوەیەک لە { $server } دەست پێ دەکات.
demo-delivered =
    { $n ->
        [0] هیچ نەگەیەنرا.
        [one] یەک تۆمار گەیەنرا.
       *[other] { $n } تۆمار گەیەنران.
    }
demo-read-back =
    { $n ->
        [0] بوخچەی کۆکەرەوەکە هیچ یەکێک لەم تۆمارانەی تێدا نییە.
        [one] بوخچەی کۆکەرەوەکە ئەم یەک تۆمارەی تێدایە:
       *[other] بوخچەی کۆکەرەوەکە ئەم { $n } تۆمارەی تێدایە:
    }
demo-same = هەمان بایتەکانی سەر ئامێرەکە، SHA-256 { $digest }
demo-differs = هەمان بایتەکانی سەر ئامێرەکە نین
demo-absent = لەوێ نییە
demo-verify = خۆت بیپشکنە:
demo-done = هەموو شتێک وەک مۆر کراوە گەیشت.
demo-not-done = شتێک وەک پێویست نەبوو.

## Verifying

verify-key = کلیل: { $kid }
verify-place = ژمارە { $seq } لە زنجیرەی ئامێرەکەدا
verify-count = { $ok } لە { $total } «ok»ن.
verify-no-survey = بەیاننامەی ڕاپرسی نییە: تۆمارەکە تەنیا لەگەڵ فۆڕمەکە دەپشکنرێت.

## Errors of the command line

error-file-unreadable = { $file } ناخوێنرێتەوە: { $reason }.
    .remedy = ناوەکە بپشکنە و بزانە مۆڵەتی خوێندنەوەیت هەیە.
error-file-too-large = { $file } { $bytes } بایتە؛ زۆرترین { $limit } دەخوێنرێتەوە.
    .remedy = بپشکنە ئایا ئەمە فایلە ڕاستەکەیە.
error-folder-unusable = { $file } بەکار نایەت: { $reason }.
    .remedy = بوخچەیەکی تر هەڵبژێرە یان هەندێک شوێن بەتاڵ بکە.
error-not-walks = { $file } فایلی چاوپێکەوتنی نووسراو نییە (دێڕی { $line }، ستوونی { $column }).
    .remedy = شێوازەکەی هەمان شێوازی فایلەکانی tests/forms/pathsە.
error-walk-form-missing = فۆڕمی ئەم چاوپێکەوتنانە «{ $form }» لە تەنیشت فایلەکە نییە.
    .remedy = فۆڕمەکە بخەرە هەمان بوخچەوە.
error-form-language-unknown = فۆڕمەکە زمانی «{ $language }»ی نییە. زمانەکانی: { $known }.
error-passphrase-needed = ئەم کۆگایە ڕستە نهێنییەکەی پێویستە و کەس لێرە نییە بینووسێت.
    .remedy = { $variable } دابنێ، یان فەرمانەکە لە تێرمیناڵێکدا کار پێ بکە.
error-passphrase-there = ئەم کۆگایە ڕستەیەکی نهێنیی هەیە.
    .remedy = بەم فەرمانە بیگۆڕە: rayi passphrase change
error-passphrase-absent = ئەم کۆگایە ڕستەی نهێنیی نییە.
    .remedy = بەم فەرمانە دایبنێ: rayi passphrase set
error-passphrases-differ = دوو ڕستەکە جیاوازن. هیچ نەگۆڕا.
error-no-port = ئەم ئامێرە پۆرتێک بۆ گوێگرتن نادات: { $reason }.
error-output-failed = دەرهاویشتە نانووسرێت: { $reason }.
