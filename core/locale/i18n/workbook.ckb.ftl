# What can be wrong with a workbook (XLSForm), Central Kurdish (Sorani). The id is diagnostic- and the
# code; .remedy says what can be done. The place (file, sheet, cell) is shown before the text. Columns,
# types and parameters are the spreadsheet's own words; a mark (U+200E) keeps signs beside them in order.
# For native review: see ../REVIEW.md

# Stands after a text where something near is known; .meant of a text says it in other words.
did-you-mean = ئایا مەبەستت «{ $meant }» بوو؟

## The file and its sheets

diagnostic-workbook-unreadable = فایلەکە وەک فایلی خشتە ناخوێنرێتەوە.
    .remedy = لە بەرنامەیەکی خشتەدا بیکەرەوە و دووبارە بە ‎.xlsx پاشەکەوتی بکە.
diagnostic-workbook-password = فایلەکە بە تێپەڕەوشە پارێزراوە.
    .remedy = بەبێ تێپەڕەوشە پاشەکەوتی بکە.
diagnostic-workbook-too-large = فایلەکە لە { $limit } مێبیبایت زیاتری تێدایە.
    .remedy = لیستە درێژەکانی هەڵبژاردن بگوازەرەوە بۆ فایلێکی CSV.
diagnostic-workbook-not-utf8 = فایلەکە دەقی UTF-8 نییە.
    .remedy = بە CSV و UTF-8، یان بە ‎.xlsx پاشەکەوتی بکە.
diagnostic-cells-out-of-reach = ئەوەی دوای بۆشاییەکی درێژی ڕیز یان ستوونی بەتاڵ دێت ناخوێنرێتەوە.
    .remedy = بۆشاییەکە لابە، یان ئەوەی دوای دێت بسڕەوە.
diagnostic-cell-too-long = خانەکە لە { $limit } بایت زیاترە.
    .remedy = کورتی بکەرەوە.
diagnostic-survey-missing = فایلەکە پەڕەیەکی بە ناوی survey تێدا نییە.
    .meant = ئایا پەڕەی «{ $meant }»ـە؟
    .remedy = ناوی survey بدە بەو پەڕەیەی پرسیارەکانی تێدایە.
diagnostic-NAMES_013 = فایلەکە پەڕەی «{ $meant }»ی تێدا نییە؛ ناوی ئەم پەڕەیە لەوە نزیکە، بۆیە ناخوێنرێتەوە.
    .meant = ئایا مەبەست ئەمەیە؟
    .remedy = ناوی پەڕەکە ڕاست بکەرەوە. ئەگەر بەشی فۆڕمەکە نییە، ناوەکەی با بە ‎_‎ دەست پێ بکات.

## Columns

diagnostic-header-repeated = دوو ستوونی «{ $header }» هەن.
    .remedy = ناوی یەکێکیان بگۆڕە یان بیسڕەوە.
diagnostic-HEADER_002 = «{ $other }» و «{ $header }» دوو ناوی یەک ستوونن.
    .remedy = یەکێک لە دوو ستوونەکە بهێڵەرەوە.
diagnostic-HEADER_003 = پەڕەکە ستوونی { $missing }ی تێدا نییە.
    .remedy = { $missing } لە ڕیزی یەکەم، لە سەری ستوونەکەیدا بنووسە.
diagnostic-HEADER_004 = «{ $header }» نابێت بە ناو؛ ستوونەکە ناچێتە ناو فۆڕمەکەوە.
    .remedy = ئەگەر choice_filter پێویستی پێیەتی، پیت و ژمارە و ‎_‎ بەکار بهێنە، بەبێ بۆشایی.
diagnostic-HEADER_005 = پەڕەی entities ستوونی «{ $header }» ناناسێت.
    .remedy = ناوەکە ڕاست بکەرەوە، یان ستوونەکە بسڕەوە.
diagnostic-column-unknown = ستوونی «{ $header }» ناناسرێت و پشتگوێ خرا.
    .remedy = ناوەکە ڕاست بکەرەوە. ئەگەر ستوونەکە بۆ تێبینییە، ناوەکەی با بە ‎_‎ دەست پێ بکات.
diagnostic-disabled-column = ڕیزەکە ستوونی disabled بەکار دەهێنێت کە کۆن بووە.
    .remedy = ڕیزەکە بسڕەوە، یان بە false()‎ لە ستوونی relevantدا بیشارەوە.
diagnostic-translation-missing =
    { $language ->
        [default] ئەم ستوونانە بە زمانی تر هەن، بەڵام بەبێ زمان نین: { $columns }
       *[other] «{ $language }» ئەم ستوونانەی کەمە: { $columns }
    }
    .remedy = تا پڕ دەکرێنەوە، لە جێگەیان زمانێکی تری فۆڕمەکە پیشان دەدرێت.
diagnostic-words-missing = { $column } بەم زمانانە نییە: { $languages }
    .remedy = خانەکان پڕ بکەرەوە؛ تا ئەوکاتە زمانێکی تری فۆڕمەکە لە جێیان پیشان دەدرێت.
diagnostic-or-other-translated = فۆڕمەکە چەند زمانی هەیە، بەڵام ئەوەی or_other زیادی دەکات تەنیا بە ئینگلیزییە.
    .remedy = خۆت هەڵبژاردەی «other» بۆ لیستەکە زیاد بکە، و دوای پرسیارەکە پرسیارێکی دەقی دابنێ کە بپرسێت کامە.
diagnostic-language-without-tag = زمانی «{ $language }» هێمای نییە، بۆیە ئاڕاستە و شێوەی کۆی نازانرێت.
    .remedy = هێماکە لەناو کەوانەدا لە دوای ناوەکە دابنێ، وەک label::Sorani (ckb)‎.

## Settings

diagnostic-form-id-twice = فۆڕمەکە هەم form_id و هەم id_stringی هەیە؛ id_string پشتگوێ خرا.
    .remedy = ستوونی id_string بسڕەوە.
diagnostic-instance-id-omitted = فۆڕمێک کە public_keyی هەیە ناسێنەی تۆماری دەوێت، بەڵام omit_instanceID لایدەبات.
    .remedy = omit_instanceID بسڕەوە.

## Rows

diagnostic-type-missing = ڕیزەکە ناو یان labelی هەیە، بەڵام جۆری نییە.
    .remedy = جۆرێکی بدەرێ، یان ڕیزەکە بسڕەوە.
diagnostic-row-skipped = ڕیزەکە نە جۆری هەیە و نە ناو و نە label؛ پشتگوێ خرا.
    .remedy = تەواوی بکە، یان بیسڕەوە.
diagnostic-type-unknown = جۆری «{ $type }» نییە.
    .remedy = نووسینەکەی بپشکنە؛ جۆرەکان لە بەڵگەنامەی XLSFormدان.
diagnostic-name-missing = ئەم ڕیزە کە جۆری { $type }ـە ناوی نییە.
    .remedy = لە ستوونی nameدا ناوێکی بدەرێ.
diagnostic-label-missing = «{ $name }» هیچی بۆ پیشاندان نییە: نە label و نە hint.
    .remedy = labelێکی بدەرێ.
diagnostic-repeat-without-label = دووبارەبوونەوەی «{ $name }» labelی نییە.
    .remedy = labelێکی بدەرێ، تا خەڵک بزانن چی زیاد دەکەن.
diagnostic-calculation-missing = جۆری ڕیزەکە calculateـە، بەڵام حیسابی تێدا نییە.
    .remedy = دەربڕینەکە لە ستوونی calculationدا بنووسە.
diagnostic-device-meta-outdated = تەلەفۆنەکان چیتر { $type } نادەن؛ خانەکە بە بەتاڵی دەمێنێتەوە.
    .remedy = ڕیزەکە بسڕەوە.
diagnostic-SURVEY_001 = لێرەدا end { $part }‎ هەیە، بەڵام هیچ begin { $part }‎ نییە کە دایبخات.
    .remedy = begin { $part }‎ زیاد بکە، یان ئەم ڕیزە بسڕەوە.
diagnostic-SURVEY_002 = begin { $part }‎ی «{ $name }» هەرگیز داناخرێت.
    .remedy = لەو شوێنەی کۆتایی دێت ڕیزێکی end { $part }‎ زیاد بکە.
diagnostic-loop-without-list = loop ناوی هیچ لیستێک نابات.
    .remedy = begin loop over بنووسە و دوای ئەوە ناوی لیستێکی هەڵبژاردن.
diagnostic-audit-named = تۆماری audit نابێت ناوی «{ $value }» بێت.
    .remedy = ناوی audit بدەرێ.

## Names

diagnostic-NAMES_001 = ناوی «{ $value }» لە یەک ئاستدا دوو جار هاتووە.
    .remedy = ناوێکی جیا بدە بە هەر ڕیزێک.
diagnostic-NAMES_002 = «{ $value }» لە ناوێکی تر تەنیا بە پیتی گەورە و بچووک جیاوازە.
    .remedy = ناوی یەکێکیان بگۆڕە تا لێک تێک نەچن.
diagnostic-NAMES_003 = دووبارەبوونەوەی «{ $value }» هەمان ناوی ڕیشەی فۆڕمەکەی هەیە.
    .remedy = ناوێکی تر بدە بە دووبارەبوونەوەکە.
diagnostic-NAMES_004 = دوو دووبارەبوونەوەی «{ $value }» هەن.
    .remedy = ناوێکی جیا بدە بە هەر دووبارەبوونەوەیەک.
diagnostic-NAMES_005 = ناوی «{ $value }» گیراوە: بۆ ئەو شتانەیە کە لەبارەی خودی تۆمارەکەن.
    .remedy = ناوێکی تر هەڵبژێرە.
diagnostic-NAMES_006 = هەڵبژاردەیەکی لیستی «{ $list }» ناوی نییە.
    .remedy = لە ستوونی nameدا ناوێکی بدەرێ.
diagnostic-NAMES_007 = هەڵبژاردەی «{ $value }» لە لیستی «{ $list }»دا دوو جار هاتووە.
    .remedy = ناوێکی جیا بدە بە هەر هەڵبژاردەیەک. ئەگەر بە ئەنقەستە، لە ڕێکخستنەکاندا yes بۆ allow_choice_duplicates بنووسە.
diagnostic-NAMES_008 = «{ $value }» نابێت بە ناو.
    .remedy = بە پیتێک یان ‎_‎ دەست پێ بکە، دوای ئەوە پیت و ژمارە و ‎_‎ و ‎-‎ و خاڵ، بەبێ بۆشایی.
diagnostic-NAMES_010 = ناوی لیستی entity و ناوی تایبەتمەندی نابێت وەک «{ $value }» بە دوو هێڵی ژێرەوە دەست پێ بکات.
    .remedy = ناوێکی تر هەڵبژێرە.
diagnostic-NAMES_011 = ناوی لیستی entity نابێت وەک «{ $value }» خاڵی تێدا بێت.
    .remedy = لە جێگەی ئەوە ‎_‎ بنووسە.
diagnostic-NAMES_012 = «{ $value }» نابێت بە تایبەتمەندی: name و label هی خودی entityەکەن.
    .remedy = ناوێکی تر هەڵبژێرە؛ label لە پەڕەی entitiesدا دەنووسرێت.
diagnostic-NAMES_014 = لیستی entityی «{ $value }» دوو جار ڕاگەیەنراوە.
    .remedy = یەکێک لە دوو ڕیزەکە بهێڵەرەوە.
diagnostic-NAMES_015 = ڕیزەکە entityیەک ڕادەگەیەنێت و ناوی هیچ لیستێک نابات.
    .remedy = ناوی لیستەکە لە ستوونی list_nameدا بنووسە.
diagnostic-prefix-unknown = «{ $value }» پێشگری «{ $prefix }»ی هەیە، و هیچ شتێک ڕای ناگەیەنێت.
    .remedy = لە ڕێکخستنەکاندا لە ستوونی namespaces بەم شێوەیە ڕای بگەیەنە: { $prefix }="http://example.org/"‎، یان لای ببە.
diagnostic-LABEL_001 = هەڵبژاردەی «{ $value }» لە لیستی «{ $list }»دا labelی نییە.
    .remedy = labelێکی بدەرێ.

## References

diagnostic-PYREF_001 = «{ $value }» ئاماژە بە پرسیارێک نییە.
    .remedy = ‎${"{"}name{"}"}‎ بنووسە و لە جێگەی name ناوی پرسیارەکە دابنێ.
diagnostic-PYREF_002 = لە «{ $value }»دا ئاماژەکان بەبێ کۆما بە دوای یەکدا هاتوون.
    .remedy = کۆمای لاتینی ‎,‎ لە نێوانیان دابنێ.
diagnostic-PYREF_003 = فۆڕمەکە پرسیاری «{ $name }»ی نییە.
    .remedy = نووسینەکەی بپشکنە.
diagnostic-PYREF_004 = چەند پرسیارێک ناوی «{ $name }»یان هەیە، و ئاماژەکە ناڵێت کامیان.
    .remedy = ناوێکی جیا بدە بە هەریەکەیان.
diagnostic-trigger-not-visible = «{ $target }» چاوەڕێی گۆڕانی «{ $name }» دەکات، بەڵام ئەو هەرگیز پیشان نادرێت و بۆیە هیچ ناخاتە کار.
    .remedy = لە triggerدا پرسیارێک ناو ببە کە پیشان دەدرێت، یان trigger بە بەتاڵی بهێڵەرەوە.

## Choices

diagnostic-choices-sheet-missing = پرسیارەکە لیستی «{ $list }» وەردەگرێت، بەڵام پەڕەی choices نییە یان بەتاڵە.
    .meant = ئایا پەڕەی «{ $meant }»ـە؟
    .remedy = هەڵبژاردەکان لە پەڕەیەکی choicesدا بە ستوونەکانی list_name و name و label بنووسە.
diagnostic-list-unknown = لیستی «{ $list }» لە پەڕەی choicesدا نییە.
    .remedy = نووسینەکەی بپشکنە، یان لیستەکە زیاد بکە.
diagnostic-tags-unknown = لیستی «{ $list }» لە پەڕەی osmدا نییە.
    .remedy = نووسینەکەی بپشکنە، یان لیستەکە زیاد بکە.
diagnostic-external-choices-missing = فایلەکە پەڕەی external_choicesی تێدا نییە کە select_one_external پێویستی پێیەتی.
    .meant = ئایا پەڕەی «{ $meant }»ـە؟
    .remedy = پەڕەکە زیاد بکە، یان select_one بنووسە.
diagnostic-external-list-unknown = لیستی «{ $list }» لە پەڕەی external_choicesدا نییە.
    .remedy = نووسینەکەی بپشکنە، یان لیستەکە زیاد بکە.
diagnostic-external-without-filter = select_one_external بەبێ choice_filter لە select_one هێواشترە.
    .remedy = select_one بنووسە، یان choice_filter پڕ بکەرەوە.
diagnostic-choice-with-space = ناوی هەڵبژاردەی «{ $value }» لە لیستی «{ $list }»دا بۆشایی تێدایە؛ وەڵامەکانی select_multiple بە بۆشایی لێک جیا دەکرێنەوە.
    .remedy = لە جێگەی بۆشایی ‎_‎ بنووسە.
diagnostic-filter-with-or-other = choice_filter و or_other پێکەوە نابن.
    .remedy = or_other لابە، و خۆت هەڵبژاردەی «other» بۆ لیستەکە زیاد بکە.
diagnostic-or-other-without-choices = or_other لیستێکی پەڕەی choicesی دەوێت، و «{ $list }» لەوانە نییە.
    .remedy = or_other لابە، و پرسیارێکی دەقی بۆ وەڵامی تر زیاد بکە.
diagnostic-filter-in-table-list = choice_filter و table-list پێکەوە نابن.
    .remedy = یەکێکیان لابە.
diagnostic-table-list-differs = هەموو پرسیارەکانی table-list یەک لیستیان هەیە: لێرەدا «{ $list }»، لە پێشترەوە «{ $other }».
    .remedy = یەک لیست بەکار بهێنە، یان پرسیارەکە لە گرووپەکە ببە دەرەوە.
diagnostic-file-extension = «{ $file }» ناوی فایلێکی هەڵبژاردن نییە.
    .remedy = دەبێت ناوەکە بە ‎.csv یان ‎.xml یان ‎.geojson کۆتایی بێت و خاڵی تری تێدا نەبێت.
diagnostic-instance-conflict = «{ $name }» واتای دوو لیستی جیاوازی هەیە: { $other } و { $source }.
    .remedy = ناوی یەکێکیان بگۆڕە.
diagnostic-instance-repeated = فایلی «{ $name }» دوو جار ڕاگەیەنراوە.
    .remedy = یەکێک لە دوو ڕیزەکە بهێڵەرەوە.
diagnostic-search-from-file = «{ $name }» فرمانی search()‎ بەکار دەهێنێت، و هەڵبژاردەکانیشی لە فایلێک وەردەگرێت.
    .remedy = با لیستێکی پەڕەی choices وەربگرێت، یان search()‎ لابە.
diagnostic-search-list-shared = «{ $name }» لیستی «{ $list }» بە search()‎ پڕ دەکاتەوە، و «{ $other }» هەمان لیست بەبێ ئەوە وەردەگرێت.
    .remedy = لیستێکی جیا بدە بە «{ $other }».

## Media

diagnostic-big-image-alone = «{ $name }» big-imageی هەیە بەڵام imageی نییە.
    .remedy = لە ستوونی imageدا ناوی وێنە بچووکەکە بنووسە.
diagnostic-media-unknown = جۆری میدیای «{ $kind }» نییە.
    .remedy = جۆرەکان image و big-image و audio و videoن.
diagnostic-max-pixels-missing = هیچ سنوورێک بۆ قەبارەی وێنەکە نییە.
    .remedy = لە ستوونی parametersدا بۆ نموونە max-pixels=1024 بنووسە تا کەمتر بنێردرێت.

## Parameters

diagnostic-parameter-value = «{ $value }» بۆ پارامیتەری { $parameter } ناشێت.
    .remedy = ئەمانە وەردەگرێت: { $accepted }
diagnostic-parameter-together = پارامیتەری { $parameter } پێویستی بە { $needs }یش هەیە.
    .remedy = { $needs } زیاد بکە، یان { $parameter } لابە.
diagnostic-SURVEY_003 = «{ $value }» بۆ پارامیتەری incremental ناشێت.
    .remedy = incremental=true بنووسە، یان لایببە.
diagnostic-SURVEY_004 = پارامیتەر بە شێوەی name=value دەنووسرێت، و «{ $value }» وا نییە.
    .remedy = وەک rows=5 بنووسە، و لە نێوان دوو پارامیتەردا بۆشاییەک دابنێ.
diagnostic-SURVEY_005 = ئەم جۆرە پارامیتەری { $parameter }ی نییە.
    .remedy = ئەمانە وەردەگرێت: { $accepted }
diagnostic-SURVEY_006 = هیچ لیست، فایل یان دووبارەبوونەوەیەک بە ناوی «{ $value }» بۆ reference-geometry نییە.
    .remedy = نووسینەکەی بپشکنە.
diagnostic-SURVEY_007 = capture-accuracy ژمارەی دەوێت، و «{ $value }» ژمارە نییە.
    .remedy = بە مەتر بینووسە، وەک capture-accuracy=10.
diagnostic-SURVEY_008 = warning-accuracy ژمارەی دەوێت، و «{ $value }» ژمارە نییە.
    .remedy = بە مەتر بینووسە، وەک warning-accuracy=100.
diagnostic-SURVEY_009 = «{ $value }» بۆ پارامیتەری allow-mock-accuracy ناشێت.
    .remedy = true یان false بنووسە.
diagnostic-background-geopoint-calculation = background-geopoint نابێت حیسابی هەبێت.
    .remedy = ستوونی calculation بە بەتاڵی بهێڵەرەوە.
diagnostic-background-geopoint-trigger = background-geopoint پرسیارێکی دەوێت کە بیخاتە کار.
    .remedy = ناوی پرسیارەکە لە ستوونی triggerدا بنووسە.

## Ranges

diagnostic-RANGE_001 = { $parameter } ژمارەی دەوێت، و «{ $value }» ژمارە نییە.
    .remedy = ژمارەی 0 تا 9 بنووسە، و خاڵ بۆ کەرت.
diagnostic-RANGE_002 = { $parameter } نابێت سفر بێت.
    .remedy = ژمارەیەکی جگە لە سفر بنووسە.
diagnostic-RANGE_003 = بەهای { $parameter } بریتییە لە { $value }، و ئەوە لە نێوانی start و end زیاترە.
    .remedy = ژمارەیەکی بچووکتر بنووسە، یان مەوداکە فراوان بکە.
diagnostic-RANGE_004 = بەهای { $parameter } بریتییە لە { $value }، و هیچ ژمارەیەکی تەواوی هەنگاو نایگاتێ.
    .remedy = ژمارەیەک بنووسە کە چەند جارێکی stepـە.
diagnostic-RANGE_005 = بەهای { $parameter } بریتییە لە { $value }، و ئەوە لە دەرەوەی مەوداکەیە.
    .remedy = ژمارەیەک لە start تا end بنووسە.
diagnostic-RANGE_006 = لیستی «{ $list }» لە پەڕەی choicesدا بۆ tick_labelset نییە.
    .remedy = نووسینەکەی بپشکنە، یان لیستەکە زیاد بکە.
diagnostic-RANGE_007 = لەگەڵ no-ticks تەنیا جێگەی دوو نووسین هەیە، و لیستی «{ $value }» زیاتری تێدایە.
    .remedy = نووسینی start و end بهێڵەرەوە، یان no-ticks لابە.
diagnostic-RANGE_008 = شێوازی «{ $appearance }» نیشانەکان پیشان نادات، بۆیە tick_interval و placeholder و tick_labelset واتایان نییە.
    .remedy = لە appearanceدا vertical یان no-ticks بنووسە، یان بە بەتاڵی بهێڵەرەوە.
diagnostic-RANGE_009 = هەڵبژاردەی «{ $value }» نووسینی نیشانەیەکە، بەڵام ناوەکەی ژمارە نییە.
    .remedy = ناوی هەڵبژاردەکە ئەو ژمارەیەیە کە نووسینەکە لەلای دادەنرێت.
diagnostic-RANGE_010 = هەڵبژاردەی «{ $value }» نووسینی نیشانەیەکە لە دەرەوەی مەوداکە.
    .remedy = با ناوەکان ژمارە بن لە start تا end.
diagnostic-RANGE_011 = هەڵبژاردەی «{ $value }» نووسینی شوێنێکە کە نیشانەی لێ نییە.
    .remedy = با ناوەکان چەند جارێکی { $parameter } بن، لە startەوە بژمێردرێن.
diagnostic-RANGE_012 = لەگەڵ no-ticks تەنیا start و end نووسینیان هەیە، و لیستی «{ $value }» نووسینی بۆ شوێنی تر هەیە.
    .remedy = با ئەم دوو ژمارەیە ناوەکانی لیستەکە بن، یان no-ticks لابە.

## Entities

diagnostic-ENTITY_001 = دەبێت وەڵامەکە لە تایبەتمەندیی «{ $value }»دا پاشەکەوت بکرێت، بەڵام فایلەکە هیچ entityیەک ڕاناگەیەنێت.
    .remedy = لە پەڕەیەکی entitiesدا ڕایبگەیەنە، یان ستوونی save_to بەتاڵ بکە.
diagnostic-ENTITY_002 = تایبەتمەندیی «{ $value }» لێرە و لە ڕیزی { $other }دا پاشەکەوت دەکرێت.
    .remedy = یەکێکیان بهێڵەرەوە.
diagnostic-ENTITY_003 = گرووپ یان دووبارەبوونەوە لە تایبەتمەندیی «{ $value }»دا پاشەکەوت ناکرێت؛ تەنیا وەڵام دەکرێت.
    .remedy = save_to بگوازەرەوە بۆ پرسیارێک.
diagnostic-ENTITY_004 = «{ $value }» ناوی لیستی entityی «{ $list }» دەبات کە ڕانەگەیەنراوە.
    .remedy = نووسینەکەی بپشکنە، یان لیستەکە لە پەڕەی entitiesدا ڕابگەیەنە.
diagnostic-ENTITY_005 = entityە نوێیەکانی لیستی «{ $list }» labelیان نییە.
    .remedy = ستوونی label پڕ بکەرەوە.
diagnostic-ENTITY_006 = لیستی «{ $list }» entity_id و create_ifی هەیە، بەڵام هیچ ناڵێت کەی entity نوێ دەکرێتەوە.
    .remedy = update_ifیش پڕ بکەرەوە.
diagnostic-ENTITY_007 = لیستی «{ $list }» update_ifی هەیە، بەڵام هیچ ناڵێت کام entity نوێ دەکرێتەوە.
    .remedy = entity_id پڕ بکەرەوە.
diagnostic-ENTITY_008 = چەند لیستێکی entity هەن، و «{ $value }» ناڵێت هی کامیانە.
    .remedy = بە شێوەی list#property بینووسە.
diagnostic-ENTITY_009 = لە { $scope }دا جێگە بۆ entityی لیستی «{ $list }» نییە: هی ڕیزی { $other } گرتوویەتی.
    .remedy = پرسیارەکانی یەکێکیان بخەرە گرووپێکی جیاوە.
diagnostic-ENTITY_011 = یەک entityی لیستی «{ $list }» لە { $scope } و لە { $other }دا پڕ دەکرێتەوە، کە پێکەوە دووبارە نابنەوە.
    .remedy = بۆ یەک لیست لەناو یەک دووبارەبوونەوەدا پاشەکەوت بکە، یان لە دەرەوەی هەموویان.
diagnostic-ENTITY_012 = entityی لیستی «{ $list }» لە { $other }دایە، و ئاماژە بە «{ $name }» دەکات لە دووبارەبوونەوەیەکی تردا: { $scope }.
    .remedy = ئاماژە بە پرسیاری هەمان دووبارەبوونەوە یان ئەوانەی دەوروبەری بکە.
diagnostic-ENTITY_013 = «{ $value }» لە یەک ‎#‎ زیاتری تێدایە.
    .remedy = بە شێوەی list#property بینووسە.
