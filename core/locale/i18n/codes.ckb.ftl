# The sentence for every stable code but those about forms, Central Kurdish (Sorani). The id is the family and the
# code; .remedy says what can be done.
# For native review: see ../REVIEW.md


## When there are no words

text-missing = ئەم وەشانە دەقێکی بۆ ئەمە نییە.
unknown-error = شتێک سەری نەگرت و ئەم وەشانە ناتوانێت بڵێت چی.
unknown-violation = ئەم وەڵامە پەسەند نییە.
unknown-diagnostic = شتێک لە فۆڕمەکەدا دروست نییە و ئەم وەشانە ناتوانێت بڵێت چی.
unknown-reason = لەبەر هۆیەک چاوەڕێیە کە ئەم وەشانە نایناسێت.
unknown-verdict = پشکنینەکە شتێکی دۆزییەوە کە ئەم وەشانە نایناسێت.

## Verdicts: what checking a record found

verdict-ok = تۆمارەکە ڕەسەن و تەواوە.
verdict-ok-flagged = تۆمارەکە ڕەسەنە، بەڵام ئەو کاتەی تێیدا نووسراوە ناگونجێت.
verdict-content-equal = وەڵامەکان هەمان شتن، بەڵام فایلەکە دوای مۆرکردن دووبارە نووسراوەتەوە.
verdict-duplicate = هەمان تۆمار پێشتر ژمێردراوە.
verdict-incomplete = فایلێکی تۆمارەکە کەمە.
verdict-unsealed = تۆمارەکە مۆری پێوە نییە.
verdict-untrusted-key = مۆرەکە دروستە، بەڵام کلیلەکەی لە کلیلە متمانەپێکراوەکان نییە.
verdict-invalid = تۆمارەکە لەگەڵ مۆرەکەیدا ناگونجێت.
verdict-chain-gap = تۆماری ئامێری { $kid } کەمن: { $missing }

## Violations: why an answer is not accepted

violation-required = وەڵامدانەوەی ئەم پرسیارە پێویستە.
violation-constraint = ئەم وەڵامە پەسەند نییە.
violation-not-an-integer = ژمارەیەکی تەواو بنووسە.
violation-not-a-number = ژمارەیەک بنووسە.
violation-out-of-range = ئەم ژمارەیە زۆر گەورەیە.
violation-not-in-range = ئەم ژمارەیە لە دەرەوەی داواکراوەکەیە، یان لە نێوان پلەکانیدایە.
violation-not-a-date = ڕێکەوتێک بنووسە، وەک 2026-03-01.
violation-not-a-time = کاتێک بنووسە، وەک 13:45.
violation-not-a-date-time = ڕێکەوتێک لەگەڵ کات بنووسە، وەک 2026-03-01T13:45.
violation-not-a-place = ئەمە شوێن نییە.
violation-not-a-choice = ئەم وەڵامە لە هەڵبژاردەکاندا نییە.
violation-choice-twice = هەمان هەڵبژاردە دوو جار هاتووە.
violation-not-a-ranking = هەموو هەڵبژاردەکان ڕیز بکە، هەر یەکەیان یەک جار.
violation-read-only = ئەم وەڵامە ناگۆڕدرێت.
violation-not-relevant = بەپێی وەڵامەکانی تر ئەم پرسیارە ناکرێت.
violation-file-missing = فایلی ئەم وەڵامە نییە.
violation-too-many-instances = ژمارەی دووبارەبوونەوەکان لەوە زیاترە کە ڕێگەی پێ دراوە (20,000، و بە گشتی 100,000).
violation-expression-failed = فۆڕمەکە ناتوانێت بزانێت ئەم وەڵامە دروستە یان نا.

## Reasons: why a record waits or is held

reason-network-unreachable = پەیوەندی لەگەڵ ڕاژەکار نییە.
    .remedy = خۆی دووبارە هەوڵ دەداتەوە.
reason-network-timeout = ڕاژەکار لە کاتی خۆیدا وەڵامی نەدایەوە.
    .remedy = خۆی دووبارە هەوڵ دەداتەوە.
reason-network-broken-off = پەیوەندییەکە پچڕا.
    .remedy = خۆی دووبارە هەوڵ دەداتەوە.
reason-network-server-unproven = ڕاژەکارەکە نەیتوانی بیسەلمێنێت کە ڕاستەکەیە؛ هیچ نەنێردرا.
    .remedy = ناونیشانی ڕاژەکار و ڕێکەوتی ئەم ئامێرە بپشکنە. ئەگەر بەردەوام بوو، لە بەڕێوەبەری ڕاژەکارەکە بپرسە.
reason-reply-not-openrosa = ئەوەی وەڵامی دایەوە ڕاژەکاری ڕاپرسی نییە (دۆخی { $status }).
    .remedy = ئەگەر وایفایەکە پەڕەی چوونەژوورەوەی هەیە، سەرەتا بچۆ ژوورەوە؛ ئەگەر نا، ناونیشانەکە بپشکنە.
reason-reply-redirected = ڕاژەکارەکە دەماننێرێت بۆ ڕاژەکارێکی تر، { $host } (دۆخی { $status })؛ وەڵامەکان بۆ ئەوێ نانێردرێن.
    .remedy = ئەگەر ئەو ڕاژەکارە ڕاستەکەیە، ناونیشانی ئەو دابنێ.
reason-server-unwell = ڕاژەکارەکە خۆی کێشەی هەیە (دۆخی { $status }).
    .remedy = خۆی دووبارە هەوڵ دەداتەوە.
reason-server-busy = ڕاژەکارەکە داوای ئارامی دەکات (دۆخی { $status }).
    .remedy = خۆی دووبارە هەوڵ دەداتەوە.
reason-submission-deleted = ئەم تۆمارە لەسەر ڕاژەکار سڕاوەتەوە.
    .remedy = لەم ئامێرەدا دەمێنێتەوە. پێش دووبارە ناردنی لە سەرپەرشتیارەکەت بپرسە.
reason-submission-differs = ڕاژەکارەکە بە هەمان ژمارە وەڵامی تری هەیە.
    .remedy = هیچ لەسەر هیچ نانووسرێتەوە. بە سەرپەرشتیارەکەت بڵێ.
reason-submission-out-of-date = ئەم ڕاستکردنەوەیە هی وەشانێکە کە لەسەر ڕاژەکار گۆڕاوە.
    .remedy = بە سەرپەرشتیارەکەت بڵێ.
reason-form-closed = ڕاژەکارەکە چیتر تۆماری ئەم فۆڕمە وەرناگرێت.
    .remedy = لە سەرپەرشتیارەکەت بپرسە. تۆمارەکە لەم ئامێرەدا دەمێنێتەوە.
reason-submission-incomplete = ڕاژەکارەکە هەموو بەشەکانی وەرگرت و دەڵێت هێشتا فایل کەمن.
    .remedy = هەموو بەشەکان خۆیان دووبارە دەنێردرێنەوە؛ ئەگەر بەردەوام بوو بە سەرپەرشتیارەکەت بڵێ.
reason-record-unreadable = تۆمارەکە لەم ئامێرەدا تێکچووە و نانێردرێت. ئەوانی تر دەنێردرێن.
    .remedy = بوخچەی کۆگاکە لە شوێنێکی سەلامەت لەبەر بگرەوە و بە سەرپەرشتیارەکەت بڵێ.
reason-file-name-unusable = فایلێکی تۆمارەکە ناوێکی هەیە کە نانێردرێت.
    .remedy = بە سەرپەرشتیارەکەت بڵێ. تۆمارەکە لەم ئامێرەدا دەمێنێتەوە.
reason-submission-conflict = تۆمارەکە دژی ئەوەیە کە لەسەر ڕاژەکارە (دۆخی { $status }).
    .remedy = بە سەرپەرشتیارەکەت بڵێ. تۆمارەکە لەم ئامێرەدا دەمێنێتەوە.
reason-not-authenticated = ڕاژەکارەکە نازانێت کێ دەنێرێت (دۆخی { $status }).
    .remedy = ناونیشانی ڕاژەکار، کە لەوانەیە کلیلێکی تێدا بێت، لەگەڵ سەرپەرشتیارەکەت بپشکنە.
reason-not-permitted = ڕاژەکارەکە ڕێگە بەم ئامێرە نادات بنێرێت (دۆخی { $status }).
    .remedy = داوای ڕێگەپێدان لە سەرپەرشتیارەکەت بکە.
reason-not-found-there = ڕاژەکارەکە ئەم فۆڕمە یان ناونیشانەی نییە (دۆخی { $status }).
    .remedy = ناونیشانی ڕاژەکار بپشکنە و دڵنیا بە فۆڕمەکە لەوێ بڵاوکراوەتەوە.
reason-request-refused = ڕاژەکارەکە تۆمارەکە ڕەت دەکاتەوە (دۆخی { $status }).
    .remedy = بە سەرپەرشتیارەکەت بڵێ. تۆمارەکە لەم ئامێرەدا دەمێنێتەوە.
reason-record-too-large = فایلێکی تۆمارەکە { $bytes } بایتە، زیاترە لەوەی ڕاژەکار وەریدەگرێت ({ $limit }).
    .remedy = داوا لە بەڕێوەبەری ڕاژەکارەکە بکە سنوورەکە بەرز بکاتەوە، پاشان تۆمارەکە بگەڕێنەرەوە ڕیزی ناردن.

## Errors: the key of the store

error-vault-locked = تا ئامێرەکە داخراو بێت ناگەیتە کلیلی کۆگاکە.
    .remedy = ئامێرەکە بکەرەوە و دووبارە هەوڵ بدەرەوە.
error-vault-key-lost = کلیلی کۆگاکە لەم ئامێرەدا نەماوە. بەبێ ئەو کەس ناتوانێت کۆگاکە بخوێنێتەوە.
    .remedy = ئەگەر کۆگاکە لە ئامێرێکی تر یان پاڵپشتێکەوە هاتووە، لەوێ بیکەرەوە. هیچ لانابرێت.
error-vault-refused = کلیلی کۆگاکە لەم ئامێرەدا دروست نەکراوە، یان گۆڕاوە.
    .remedy = فایلی کلیلی ئەم کۆگایە بگەڕێنەرەوە.
error-vault-wrong-passphrase = ڕستە نهێنییەکە هەڵەیە، یان فایلی کلیلەکە گۆڕاوە.
    .remedy = دووبارە بینووسە. کەس ناتوانێت ڕستەیەکی لەبیرکراو بگەڕێنێتەوە، نە ئەوەی پێی مۆر کراوە.
error-vault-failed = ئەو شوێنەی کلیلی کۆگاکە هەڵدەگرێت وەڵام ناداتەوە.
    .remedy = دووبارە هەوڵ بدەرەوە؛ ئەگەر بەردەوام بوو ئامێرەکە دابخە و بیکەرەوە.

## Errors: the store

error-store-key-missing = کۆگایەک هەیە، بەڵام کلیلەکەی لەگەڵی نییە.
    .remedy = کلیلەکە بگەڕێنەرەوە شوێنی خۆی. هیچ کلیلێکی نوێ بەسەر وەڵامە کۆنەکاندا دروست ناکرێت.
error-store-wrong-key = کلیلەکە هی ئەم کۆگایە نییە.
    .remedy = ئەو کلیلە بەکار بهێنە کە لەگەڵ ئەم کۆگایە هەڵگیراوە. هیچ نەگۆڕا.
error-store-plain-text = کۆگاکە شفرە نەدەبوو، بۆیە بەکار نایەت.
    .remedy = بوخچەیەکی بەتاڵ بۆ کۆگاکە هەڵبژێرە.
error-store-cipher-absent = ئەم وەشانەی ڕایی ناتوانێت شفرە بکات، بۆیە هیچ هەڵناگرێت.
    .remedy = وەشانێک بەکار بهێنە کە SQLCipherی تێدایە.
error-store-corrupt = کۆگاکە تێکچووە. هیچ لانەبراوە.
    .remedy = پێش هەموو شتێک بوخچەکە لە شوێنێکی سەلامەت لەبەر بگرەوە و بە سەرپەرشتیارەکەت بڵێ.
error-store-schema-too-new = وەشانێکی نوێتری ڕایی ئەم کۆگایەی نووسیوە (شێوازی { $found }؛ ئەم وەشانە { $known } دەناسێت).
    .remedy = ڕایی نوێ بکەرەوە.
error-store-in-use = کۆگاکە لە شوێنێکی تر کراوەتەوە.
    .remedy = ڕاییەکەی تر دابخە، پاشان دووبارە هەوڵ بدەرەوە.
error-store-disk-full = شوێن نەماوە. ئەوەی پێشتر هەڵگیراوە تەواوە.
    .remedy = هەندێک شوێن بەتاڵ بکە و دووبارە هەوڵ بدەرەوە.
error-store-file = فایلێکی کۆگاکە ناخوێنرێتەوە یان نانووسرێت ({ $kind }).
    .remedy = دڵنیا بە لەوەی بوخچەکە دەخوێنرێتەوە و دەنووسرێت.
error-store-sqlite = کۆگاکە ڕەتی کردەوە (SQLite { $sqlite }). هیچ نەگۆڕا.
    .remedy = دووبارە هەوڵ بدەرەوە؛ ئەگەر بەردەوام بوو ژمارەکە بە دروستکەرانی ڕایی بڵێ.
error-store-no-randomness = سیستەمەکە ژمارەی هەڕەمەکی نادات، بۆیە کلیل دروست ناکرێت.
    .remedy = ئامێرەکە دابخە و بیکەرەوە.
error-form-missing = ئەم فۆڕمە لەم ئامێرەدا نییە.
    .remedy = سەرەتا فۆڕمەکە وەربگرە.
error-form-in-use =
    { $drafts ->
        [0] ناوەڕۆکی فۆڕمەکە بەبێ وەشانی نوێ گۆڕاوە.
        [one] ناوەڕۆکی فۆڕمەکە بەبێ وەشانی نوێ گۆڕاوە و یەک ڕەشنووس لەسەر ناوەڕۆکە کۆنەکەیە.
       *[other] ناوەڕۆکی فۆڕمەکە بەبێ وەشانی نوێ گۆڕاوە و { $drafts } ڕەشنووس لەسەر ناوەڕۆکە کۆنەکەن.
    }
    .remedy = وەشانێکی نوێ بدە بە فۆڕمەکە، یان ڕەشنووسەکان تەواو بکە یان بسڕەوە.
error-draft-missing = ڕەشنووسێکی وا نییە.
error-outbox-corrected-already = پێشتر ڕاستکردنەوەیەکی ئەم تۆمارە هەیە. لەوەدا بەردەوام بە.
error-outbox-entry-missing = تۆمارێکی وا لەم ئامێرەدا نییە.
    .remedy = «rayi outbox» ڕیزیان دەکات.
error-attachment-missing = فایلێک کە وەڵامێک ناوی دەبات لەگەڵ ڕەشنووسەکە هەڵنەگیراوە.
    .remedy = فایلەکە دووبارە هاوپێچ بکە.
error-outbox-instance-taken = ئەم تۆمارە پێشتر لە تەواوکراوەکاندایە.
error-outbox-illegal-move = ئەمە لەگەڵ تۆمارێکدا لەم دۆخەدا ناکرێت.
    .remedy = «rayi outbox» دەڵێت لە کوێدایە.
error-outbox-server-changed = کاتێک تۆمارێک بە ڕێگاوە بوو ڕاژەکارەکە گۆڕدرا.
    .remedy = تۆمارەکە دووبارە بۆ ڕاژەکارە نوێیەکە دەنێردرێت.

## Errors: sending

error-server-not-set = هیچ ڕاژەکارێک دانەنراوە.
    .remedy = ناونیشانی ڕاژەکار دابنێ.
error-server-address-unusable = ناونیشانی ڕاژەکار بەکار نایەت.
    .remedy = بە شێوەی https://host/path بینووسە.
error-server-address-unprotected = ناونیشانی ڕاژەکار httpی بێ پاراستنە: هەموو کەسێک لە ڕێگادا دەتوانێت وەڵامەکان بخوێنێتەوە.
    .remedy = https بەکار بهێنە. http تەنیا بۆ ئەم ئامێرە و تۆڕی ناوخۆییە.
error-http-client-missing = لەم ئامێرەدا پەیوەندیی پارێزراو دروست ناکرێت.
error-sync-out-of-turn = داوای ناردن کرا لە کاتێکدا ناردن بەردەوام بوو.

## Errors: fetching forms

error-fetch-unreachable = پەیوەندی لەگەڵ ڕاژەکار نییە.
    .remedy = کاتێک تۆڕ هەبوو دووبارە هەوڵ بدەرەوە.
error-fetch-timeout = ڕاژەکار لە کاتی خۆیدا وەڵامی نەدایەوە.
    .remedy = دووبارە هەوڵ بدەرەوە.
error-fetch-broken-off = پەیوەندییەکە پچڕا. هیچ نەگۆڕا.
    .remedy = دووبارە هەوڵ بدەرەوە.
error-fetch-server-unproven = ڕاژەکارەکە نەیتوانی بیسەلمێنێت کە ڕاستەکەیە.
    .remedy = ناونیشانی ڕاژەکار و ڕێکەوتی ئەم ئامێرە بپشکنە.
error-fetch-redirected = ڕاژەکارەکە دەماننێرێت بۆ { $host } (دۆخی { $status })، و لەوێوە هیچ وەرناگیرێت.
    .remedy = ئەگەر وایفایەکە پەڕەی چوونەژوورەوەی هەیە، سەرەتا بچۆ ژوورەوە؛ ئەگەر نا، ناونیشانی ڕاژەکار بپشکنە.
error-fetch-not-authenticated = ڕاژەکارەکە نازانێت کێ داوا دەکات.
    .remedy = ناونیشانی ڕاژەکار، کە لەوانەیە کلیلێکی تێدا بێت، لەگەڵ سەرپەرشتیارەکەت بپشکنە.
error-fetch-not-permitted = ڕاژەکارەکە ڕێگە بەم ئامێرە نادات وەریبگرێت.
    .remedy = داوای ڕێگەپێدان لە سەرپەرشتیارەکەت بکە.
error-fetch-not-found = ڕاژەکارەکە فۆڕم یان ناونیشانی وەهای نییە.
    .remedy = ناونیشانی ڕاژەکار بپشکنە.
error-fetch-server-unwell = ڕاژەکارەکە خۆی کێشەی هەیە (دۆخی { $status }).
    .remedy = دواتر دووبارە هەوڵ بدەرەوە.
error-fetch-refused = ڕاژەکارەکە ڕەتی دەکاتەوە (دۆخی { $status }).
    .remedy = ناونیشانی ڕاژەکار بپشکنە.
error-fetch-too-large = ئەوەی ڕاژەکار ناردی زۆر گەورەیە: لە { $limit } بایت زیاتر وەرناگیرێت.
    .remedy = بە نووسەری فۆڕمەکە بڵێ.
error-fetch-differs = ئەوەی ڕاژەکار ناردی ئەوە نییە کە لە لیستەکەیدا بوو. هیچ نەگۆڕا.
    .remedy = دووبارە هەوڵ بدەرەوە.
error-fetch-address-unusable = لیستی ڕاژەکارەکە ناونیشانێکی تێدایە کە بەکار نایەت.
    .remedy = بە بەڕێوەبەری ڕاژەکارەکە بڵێ.
error-form-not-offered = ڕاژەکارەکە فۆڕمی «{ $form }» پێشکەش ناکات.
    .remedy = دووبارە سەیری لیستی فۆڕمەکان بکە.
error-fetched-form-differs = ڕاژەکارەکە «{ $form }» پێشکەش دەکات و «{ $found }»ی نارد. هیچ نەگۆڕا.
    .remedy = بە بەڕێوەبەری ڕاژەکارەکە بڵێ.

## Errors: projects and their settings

error-settings-unreadable = ئەمە نە کۆدی ڕێکخستنە و نە ناونیشانی ڕاژەکار.
    .remedy = ئەو کۆدە بخوێنەرەوە کە ڕاژەکارەکە بۆ ODK Collect پیشانی دەدات، یان ناونیشانەکە بنووسە.
error-settings-too-large = ئەم ڕێکخستنانە زۆر گەورەن: لە { $limit } بایت زیاتر ناخوێنرێتەوە.
error-project-missing = پڕۆژەی وەها لەم ئامێرەدا نییە.
error-project-unsent =
    { $n ->
        [0] هەموو شتێکی ئەم پڕۆژەیە نێردراوە.
        [one] یەک تۆمار یان ڕەشنووسی ئەم پڕۆژەیە نەنێردراوە و لەدەست دەچێت.
       *[other] { $n } تۆمار و ڕەشنووسی ئەم پڕۆژەیە نەنێردراون و لەدەست دەچن.
    }
    .remedy = سەرەتا بیاننێرە.

## Errors: what a server says, and what is sent to it

error-wire-document-too-large = ڕاژەکارەکە لیستێکی { $bytes } بایتی نارد؛ زۆرترین { $limit } دەخوێنرێتەوە.
error-wire-not-utf8 = ئەوەی ڕاژەکار ناردی بەڵگەنامەی OpenRosa نییە.
    .remedy = ناونیشانی ڕاژەکار بپشکنە. ئەگەر وایفایەکە پەڕەی چوونەژوورەوەی هەیە، سەرەتا بچۆ ژوورەوە.
error-wire-malformed = ئەوەی ڕاژەکار ناردی بەڵگەنامەی OpenRosa نییە.
    .remedy = ناونیشانی ڕاژەکار بپشکنە. ئەگەر وایفایەکە پەڕەی چوونەژوورەوەی هەیە، سەرەتا بچۆ ژوورەوە.
error-wire-doctype = ئەوەی ڕاژەکار ناردی بەڵگەنامەی OpenRosa نییە.
    .remedy = ناونیشانی ڕاژەکار بپشکنە. ئەگەر وایفایەکە پەڕەی چوونەژوورەوەی هەیە، سەرەتا بچۆ ژوورەوە.
error-wire-other-document = ئەوەی ڕاژەکار ناردی بەڵگەنامەی OpenRosa نییە.
    .remedy = ناونیشانی ڕاژەکار بپشکنە. ئەگەر وایفایەکە پەڕەی چوونەژوورەوەی هەیە، سەرەتا بچۆ ژوورەوە.
error-wire-too-deep = ئەوەی ڕاژەکار ناردی لە { $limit } ئاست زیاتر لەناو یەکدایە.
error-wire-element-missing = { $element } لەوەی ڕاژەکار ناردی کەمە.
error-wire-file-name-unusable = فایلێکی تۆمارەکە ناوێکی هەیە کە نانێردرێت.
    .remedy = ناوێکی کورتتری بێ دێڕ بدە بە فایلەکە.
error-record-too-large = فایلێکی تۆمارەکە { $bytes } بایتە، زیاترە لەوەی ڕاژەکار وەریدەگرێت ({ $limit }).
    .remedy = داوا لە بەڕێوەبەری ڕاژەکارەکە بکە سنوورەکە بەرز بکاتەوە.

## How the key of the store is kept

vault-level-unsealed = کلیلی کۆگاکە لە فایلێکی تەنیشتیدایە و پارێزراو نییە: هەر کەس هەردووکیان لەبەر بگرێتەوە دەتوانێت وەڵامەکان بخوێنێتەوە.
vault-level-passphrase = کلیلی کۆگاکە بە ڕستەیەکی نهێنی مۆر کراوە: هەر کەس بیزانێت دەتوانێت وەڵامەکان بخوێنێتەوە.
vault-level-software = کلیلی کۆگاکە لەلایەن سیستەمی کارپێکردنەوە هەڵدەگیرێت.
vault-level-trusted-environment = کلیلی کۆگاکە لە بەشێکی پارێزراوی پرۆسێسەری ئەم ئامێرەدا هەڵدەگیرێت.
vault-level-secure-element = کلیلی کۆگاکە لە چیپێکی ئاسایشی ئەم ئامێرەدا هەڵدەگیرێت.

## Verdicts in full: what exactly was found about a record

verdict-seal-missing = تۆمارەکە مۆری پێوە نییە.
verdict-edited = تۆمارەکە وێنەیەکی دەستکاریکراوە؛ مۆرەکە هی ئەوەی پێشووە.
verdict-seal-repeated = تۆمارەکە لە مۆرێک زیاتری پێوەیە.
verdict-seal-misplaced = مۆرەکە لە شوێنی خۆیدا نییە.
verdict-seal-encoding = مۆرەکە ناخوێنرێتەوە.
verdict-seal-header = مۆرەکە لە مۆرەکانی ئێمە نییە.
verdict-seal-payload = مۆرەکە شتێکی کەمە یان شتێکی تێیدا دروست نییە: { $member }
verdict-seal-version = مۆرەکە هی وەشانێکە کە لێرە ناناسرێت.
verdict-seal-role = مۆرەکە هی ڕۆڵێکە کە لێرە ناناسرێت.
verdict-survey-differs = مۆرەکە هی ڕاپرسییەکە کە بەیاننامەکەی لێرە نییە.
verdict-form-differs = تۆمارەکە وەڵامی فۆڕمێکی تر یان وەشانێکی تری دەداتەوە.
verdict-key-unknown = کلیلەکە لە کلیلە متمانەپێکراوەکان نییە، بۆیە مۆرەکە هیچ ناسەلمێنێت.
verdict-signature-wrong = واژۆکە هی ئەو کلیلە نییە کە ناوی دەبات.
verdict-instance-differs = ژمارەی تۆمارەکە ئەوە نییە کە مۆر کراوە.
verdict-body-differs = وەڵامەکان ئەوانە نین کە مۆر کراون.
verdict-body-rewritten = وەڵامەکان هەمان شتن، بەڵام فایلەکە دوای مۆرکردن دووبارە نووسراوەتەوە.
verdict-seal-moved = وەڵامەکان هەمان شتن، بەڵام مۆرەکە جووڵێنراوە.
verdict-files-differ =
    { $count ->
        [0] هیچ فایلێک جیاواز نییە.
        [one] یەک فایل ئەوە نییە کە مۆر کراوە.
       *[other] { $count } فایل ئەوانە نین کە مۆر کراون.
    }
verdict-files-missing =
    { $count ->
        [0] هیچ فایلێک کەم نییە.
        [one] یەک فایلی تۆمارەکە کەمە.
       *[other] { $count } فایلی تۆمارەکە کەمن.
    }
verdict-seal-twice = هەمان مۆر پێشتر بینراوە.
verdict-time-outside = ئەو کاتەی تۆمارەکە ناوی دەبات نابێت.
verdict-xml-too-large = تۆمارەکە { $bytes } بایتە؛ زۆرترین { $limit } دەخوێنرێتەوە.
verdict-xml-too-deep = XMLی تۆمارەکە لە { $limit } ئاست زیاتر لەناو یەکدایە.
verdict-xml-not-utf8 = تۆمارەکە دەقی UTF-8 نییە.
verdict-xml-forbidden-character = تۆمارەکە پیتێکی تێدایە کە XML ڕێگەی پێ نادات.
verdict-xml-doctype = تۆمارەکە DOCTYPEی تێدایە کە ڕێگەپێدراو نییە.
verdict-xml-malformed = تۆمارەکە XMLی دروست نییە.
verdict-chain-prev-differs = تۆماری ژمارە { $seq }ی ئامێری { $kid } دوای ئەوەی پێش خۆی نایەت.
verdict-chain-fork = ئامێری { $kid } دوو تۆماری بە ژمارەی { $seq } هەیە.
verdict-same-instance = ئامێری { $kid } دوو تۆماری جیاوازی بە یەک ژمارە مۆر کردووە.

## Errors: sealing, keys

error-seal-seed-unusable = لەم ئامێرەدا کلیلی واژۆ دروست ناکرێت.
error-jwk-unusable =
    { $fault ->
        [not-utf8] کلیلێکی گشتی بەکار نایەت: دەقی UTF-8 نییە.
        [two-words-needed] کلیلێکی گشتی بەکار نایەت: kid، بۆشایی و JWK پێویستن.
        [not-json] کلیلێکی گشتی بەکار نایەت: JWKەکە JSON نییە.
        [key-type-unknown] کلیلێکی گشتی بەکار نایەت: جۆری کلیلەکە ناناسرێت.
        [coordinate-unusable] کلیلێکی گشتی بەکار نایەت: ژمارەی کلیلەکە کەمە یان هەڵەیە.
        [private-key] کلیلێکی گشتی بەکار نایەت: کلیلێکی نهێنییە و نابێت لە فایلێکی وادا بێت.
       *[other] کلیلێکی گشتی بەکار نایەت: kidەکە هی ئەم کلیلە نییە.
    }
error-trusted-key-unusable =
    { $fault ->
        [not-utf8] دێڕی { $line }ی کلیلە متمانەپێکراوەکان بەکار نایەت: دەقی UTF-8 نییە.
        [two-words-needed] دێڕی { $line }ی کلیلە متمانەپێکراوەکان بەکار نایەت: kid، بۆشایی و JWK پێویستن.
        [not-json] دێڕی { $line }ی کلیلە متمانەپێکراوەکان بەکار نایەت: JWKەکە JSON نییە.
        [key-type-unknown] دێڕی { $line }ی کلیلە متمانەپێکراوەکان بەکار نایەت: جۆری کلیلەکە ناناسرێت.
        [coordinate-unusable] دێڕی { $line }ی کلیلە متمانەپێکراوەکان بەکار نایەت: ژمارەی کلیلەکە کەمە یان هەڵەیە.
        [private-key] دێڕی { $line }ی کلیلە متمانەپێکراوەکان بەکار نایەت: کلیلێکی نهێنییە و نابێت لە فایلێکی وادا بێت.
       *[other] دێڕی { $line }ی کلیلە متمانەپێکراوەکان بەکار نایەت: kidەکە هی ئەم کلیلە نییە.
    }
    .remedy = هەر دێڕێک kid، بۆشایی و JWKە.
error-xml-too-large = تۆمارەکە لەوە گەورەترە مۆر بکرێت ({ $bytes } بایت؛ زۆرترین { $limit }).
error-xml-too-deep = تۆمارەکە لە { $limit } ئاست زیاتر لەناو یەکدایە و مۆر ناکرێت.
error-xml-not-utf8 = تۆمارەکە XMLێک نییە کە مۆر بکرێت.
error-xml-doctype = تۆمارەکە XMLێک نییە کە مۆر بکرێت.
error-xml-malformed = تۆمارەکە XMLێک نییە کە مۆر بکرێت.
error-xml-forbidden-character = وەڵامێک پیتێکی تێدایە کە XML ڕێگەی پێ نادات.
    .remedy = ئەوەی لە پرسیارە دەقییەکاندا لکێنراوە بیسڕەوە و بینووسە.
error-seal-already-there = تۆمارەکە پێشتر مۆری پێوەیە.
error-seal-tail-not-blank = دوای کۆتایی تۆمارەکە شتێک هەیە، بۆیە مۆر ناکرێت.
error-seal-record-differs = تۆمارەکە ئەوە نییە کە دەبوو مۆر بکرێت.
error-seal-file-twice = دوو فایلی تۆمارەکە هەمان ناویان هەیە.
    .remedy = یەکێکیان بە ناوێکی تر هاوپێچ بکە.
error-seal-chain-unfit = تۆمارەکە دوای دوایین تۆمار نایەت کە ئەم ئامێرە مۆری کردووە.
error-seal-time-out-of-range = ڕێکەوتی ئەم ئامێرە نابێت.
    .remedy = ڕێکەوتی ئامێرەکە ڕێک بخە.

## Errors: interviews

error-draft-broken = ڕەشنووسەکە تێکچووە و ناکرێتەوە. هەڵگیراوە.
    .remedy = بە سەرپەرشتیارەکەت بڵێ؛ ئەگەر چاوەڕێ ناکرێت چاوپێکەوتنەکە لە سەرەتاوە دەست پێ بکە.
error-draft-too-new = وەشانێکی نوێتری ڕایی ئەم ڕەشنووسەی پاشەکەوت کردووە (شێوازی { $found }؛ ئەم وەشانە { $known } دەناسێت).
    .remedy = ڕایی نوێ بکەرەوە.
error-draft-of-another-form = ڕەشنووسەکە هی فۆڕمی { $form }ە.
error-correction-not-allowed = تۆمارەکانی ئەم فۆڕمە دوای تەواوکردن ڕاست ناکرێنەوە.
error-record-broken = ئەمە تۆمارێک نییە کە بخوێنرێتەوە.
error-record-without-id = تۆمارەکە ناسنامەی نییە، بۆیە هیچ ڕاستکردنەوەیەک ناتوانێت ئاماژەی پێ بکات.
error-record-of-another-form = تۆمارەکە هی فۆڕمی { $form }ە.
error-record-of-another-version = تۆمارەکە بە وەشانی { $found }ی فۆڕمەکە دروست کراوە؛ ئەمە وەشانی { $known }ە.
error-node-missing = فۆڕمەکە گرێی { $path }ی نییە.
error-session-closed = ئەم چاوپێکەوتنە تەواو بووە.
error-encryption-missing = فۆڕمەکە دەیەوێت تۆمارەکانی بۆ وەرگرەکە شفرە بکرێن، و ئەم وەشانە هێشتا ناتوانێت. تۆمارەکە بە ئاشکرا نانێردرێت: وەڵامەکان لێرە وەک ڕەشنووس دەمێننەوە.
    .remedy = بە وەشانێکی نوێتری ڕایی تەواوی بکە، یان لە خاوەنی فۆڕمەکە بپرسە.
error-form-refused = فۆڕمەکە هەڵەی تێدایە و وەرناگیرێت.
    .remedy = فۆڕمەکە ڕاست بکەرەوە؛ «rayi form check» پیشانی دەدات چی هەڵەیە.
error-file-name-unusable = ناوی فایلەکە بەکار نایەت.
    .remedy = ناوێکی کورتتری بێ / و دێڕ بدەرێ.
error-language-missing = فۆڕمەکە زمانی «{ $language }»ی نییە.
error-id-unusable = هیچ شتێک بەم ژمارەیە نییە.

error-property-unknown = تایبەتمەندییەکی ئامێر یان کەس بە ناوی «{ $property }» نییە کە فۆڕم داوای بکات.

error-user-not-identified = ئەم فۆڕمە سەرەتا دەیەوێت بزانێت کێ وەڵامی دەداتەوە.

error-change-reason-missing = ئەم فۆڕمە سەرەتا دەیەوێت بزانێت بۆچی وەڵامەکانی دەگۆڕدرێن.

error-repeat-full = ژمارەی دووبارەبوونەوەکان گەیشتووەتە ئەوپەڕی.

error-repeat-closed = فۆڕمەکە خۆی ژمارەی دووبارەبوونەوەکان دیاری دەکات.

error-correction-keeps-version = ڕاستکردنەوە لەسەر ئەو وەشانەی فۆڕمەکە دەمێنێتەوە کە تۆمارەکەی پێ دروست کراوە.
