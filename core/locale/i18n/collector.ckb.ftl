# The words of the program rayi-collector, Central Kurdish (Sorani): a server, read by the person who runs it.
# $file, $folder and $address are what one types.
# For native review: see ../REVIEW.md


## Help

collector-about = بە OpenRosa تۆمار وەردەگرێت و ڕێک وەک خۆی هەڵیدەگرێت.
collector-usage = بەکارهێنان: rayi-collector --forms DIR --data DIR [OPTIONS]
collector-command-add = فۆڕمێک بپشکنە، هەڵەکانی بە خانەکانیان بڵێ، و ئەگەر هەڵەی تێدا نەبوو بیخە بوخچەی فۆڕمەکانەوە
collector-option-forms = بوخچەی فۆڕمەکان (NAME.xml، NAME.xlsx و XLSFormەکانی تر، فایلەکانیان لە NAME-media)
collector-option-data = ئەو بوخچەیەی تۆمارەکانی تێدا هەڵدەگیرێن؛ ئەگەر نەبێت دروست دەکرێت
collector-option-listen = ئەو ناونیشانەی گوێی لێ دەگیرێت
collector-option-trust = فایلی کلیلە متمانەپێکراوەکان: kid و JWK لە هەر دێڕێکدا
collector-option-max-post = گەورەترین ناردن بە بایت
collector-option-url = ئەو ناونیشانەی تەلەفۆنەکان پێی دەگەنە ئەم ڕاژەکارە، ئەگەر لە پشت ڕاژەکارێکی ترەوە بێت
collector-option-lang = زمانی ئەم پەیامانە: ar، ckb، kmr یان en
collector-option-help = ئەم یارمەتییە پیشان بدە
collector-option-version = وەشان پیشان بدە

## While it runs

collector-listening = گوێ لە { $address } دەگرێت
collector-forms-offered =
    { $n ->
        [0] هیچ فۆڕمێک پێشکەش ناکرێت
        [one] یەک فۆڕم پێشکەش دەکرێت
       *[other] { $n } فۆڕم پێشکەش دەکرێن
    }
collector-form-left-out = { $file } پشتگوێ خرا: { $reason }
collector-form-reason-unreadable = فایلەکە ناخوێنرێتەوە
collector-form-reason-not-a-form = XFormێکی خوێنراو نییە (دێڕی { $line })
collector-form-reason-no-id = فۆڕمەکە idی نییە
collector-form-reason-id-unusable = id یان وەشانی فۆڕمەکە زۆر درێژە
collector-form-reason-repeated = فایلێکی تر هەمان id و وەشانی هەیە
collector-form-reason-too-large = فایلەکە لەوە گەورەترە کە فۆڕمێک دەتوانێت هەبێت
collector-form-reason-faulty =
    { $n ->
        [0] هەڵەی تێدا نییە
        [one] یەک هەڵەی تێدایە
       *[other] { $n } هەڵەی تێدایە
    }
collector-form-reason-xml-beside = لە جیاتی ئەو، فایلی XMLی هەمان ناو پێشکەش دەکرێت
collector-form-reason-not-kept = ئەوەی لێی دروست دەبێت لە بوخچەی تۆمارەکاندا هەڵناگیرێت
collector-form-added = زیاد کرا: { $id }، وەشانی { $version }. کۆکەرەوەیەک کە کار دەکات لە چەند چرکەیەکدا پێشکەشی دەکات.
collector-form-added-without-version = زیاد کرا: { $id }، بێ وەشان. کۆکەرەوەیەک کە کار دەکات لە چەند چرکەیەکدا پێشکەشی دەکات.
collector-records-kept =
    { $n ->
        [0] هێشتا هیچ تۆمارێک هەڵنەگیراوە
        [one] یەک تۆمار هەڵگیراوە
       *[other] { $n } تۆمار هەڵگیراون
    }
collector-records-reindexed =
    { $n ->
        [0] پێڕستەکە نوێ بوو
        [one] یەک تۆمار دووبارە خرایە پێڕستەکەوە
       *[other] { $n } تۆمار دووبارە خرانە پێڕستەکەوە
    }
collector-index-set-aside = پێڕستەکە تێکچووبوو. بە ناوی { $file } خرایە لایەکەوە و لە تۆمارەکانەوە نوێ کرایەوە.
collector-upload-failed = ناردنێک لەم لایەنەوە سەری نەگرت: { $reason }
collector-stopping = دەوەستێت؛ ئەو ناردنانەی دەستیان پێ کردووە دەتوانن تەواو ببن
collector-stopped = وەستا

## Errors

collector-error-argument-unknown = هەڵبژاردەی نەناسراو: { $argument }
collector-error-argument-missing = { $argument } پێویستە
collector-error-argument-value = نرخی { $argument } بەکار نایەت
collector-error-form-name-taken = { $file } زیاد نەکرا: بوخچەکە فۆڕمێکی تری بەم ناوە تێدایە. ناوێکی تر بدە بە فایلەکە.
collector-error-form-not-added = { $file } زیاد نەکرا: { $reason }
collector-error-forms-unreadable = بوخچەی فۆڕمەکان { $folder } ناخوێنرێتەوە: { $reason }
collector-error-data-unusable = بوخچەی { $folder } بەکار نایەت: { $reason }
collector-error-data-in-use = بوخچەی { $folder } کۆکەرەوەیەکی تر بەکاری دەهێنێت. سەرەتا ئەو بوەستێنە، یان بوخچەیەکی تر هەڵبژێرە.
collector-error-index-unusable = پێڕستی تۆمارەکان بەکار نایەت: { $reason }
collector-error-index-too-new = پێڕستی تۆمارەکان بە کۆکەرەوەیەکی نوێتر دروست کراوە. ئەو وەشانە بەکار بهێنە.
collector-error-trust-unreadable = فایلی کلیلە متمانەپێکراوەکان { $file } بەکار نایەت: { $reason }
collector-error-listen-failed = ناتوانرێت گوێ لە { $address } بگیرێت: { $reason }
collector-error-serving-failed = ڕاژەکارەکە وەستا: { $reason }
collector-error-system = سیستەمەکە ڕەتی کردەوە: { $reason }
