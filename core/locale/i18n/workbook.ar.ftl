# What can be wrong with a workbook (XLSForm), Arabic. The id is diagnostic- and the code; .remedy
# says what can be done. The place (file, sheet, cell) is shown before the text. Columns, types and
# parameters are the spreadsheet's own words; a mark (U+200E) keeps signs beside them in order.

# Stands after a text where something near is known; .meant of a text says it in other words.
did-you-mean = هل المقصود «{ $meant }»؟

## The file and its sheets

diagnostic-workbook-unreadable = لا يمكن قراءة الملف على أنه مصنف جداول.
    .remedy = افتحه في برنامج جداول واحفظه من جديد بصيغة ‎.xlsx.
diagnostic-workbook-password = المصنف محمي بكلمة مرور.
    .remedy = احفظه بلا كلمة مرور.
diagnostic-workbook-too-large = في المصنف أكثر من { $limit } ميبيبايت.
    .remedy = انقل قوائم الاختيارات الطويلة إلى ملف CSV.
diagnostic-workbook-not-utf8 = الملف ليس نصاً بترميز UTF-8.
    .remedy = احفظه بصيغة CSV وترميز UTF-8، أو بصيغة ‎.xlsx.
diagnostic-cells-out-of-reach = لا يُقرأ ما يأتي بعد فراغ طويل من الصفوف أو الأعمدة.
    .remedy = أزل الفراغ، أو احذف ما بعده.
diagnostic-cell-too-long = في الخلية أكثر من { $limit } بايت.
    .remedy = اختصرها.
diagnostic-survey-missing = لا توجد في المصنف ورقة اسمها survey.
    .meant = أهي الورقة «{ $meant }»؟
    .remedy = سمِّ الورقة التي فيها الأسئلة survey.
diagnostic-NAMES_013 = لا توجد في المصنف ورقة «{ $meant }»، واسم هذه الورقة قريب من ذلك فلا تُقرأ.
    .meant = أهي المقصودة؟
    .remedy = صحّح اسم الورقة. فإن لم تكن من الاستمارة فاجعل اسمها يبدأ بالعلامة ‎_‎.

## Columns

diagnostic-header-repeated = يوجد عمودان باسم «{ $header }».
    .remedy = غيّر اسم أحدهما أو احذفه.
diagnostic-HEADER_002 = «{ $other }» و«{ $header }» اسمان لعمود واحد.
    .remedy = أبقِ أحد العمودين.
diagnostic-HEADER_003 = ليس في الورقة عمود { $missing }.
    .remedy = اكتب { $missing } في الصف الأول على رأس عموده.
diagnostic-HEADER_004 = لا يصلح «{ $header }» اسماً، فلا يدخل هذا العمود في الاستمارة.
    .remedy = إن احتاج إليه choice_filter فسمّه بحروف وأرقام والعلامة ‎_‎ بلا مسافات.
diagnostic-HEADER_005 = لا تعرف ورقة الكيانات عموداً اسمه «{ $header }».
    .remedy = صحّح الاسم، أو احذف العمود.
diagnostic-column-unknown = العمود «{ $header }» غير معروف، فتُرك.
    .remedy = صحّح الاسم. فإن كان العمود لملاحظاتك فاجعل اسمه يبدأ بالعلامة ‎_‎.
diagnostic-disabled-column = في الصف قيمة للعمود disabled، وهو عمود قديم.
    .remedy = احذف الصف، أو أخفه بكتابة false()‎ في العمود relevant.
diagnostic-translation-missing =
    { $language ->
        [default] هذه الأعمدة موجودة بلغات أخرى وليست موجودة بلا لغة: { $columns }
       *[other] تنقص «{ $language }» هذه الأعمدة: { $columns }
    }
    .remedy = تظهر مكانها لغة أخرى من لغات الاستمارة حتى تُملأ.
diagnostic-words-missing = لا يوجد { $column } باللغات: { $languages }
    .remedy = املأ الخلايا؛ وإلى ذلك الحين تظهر مكانها لغة أخرى من لغات الاستمارة.
diagnostic-or-other-translated = الاستمارة بعدة لغات، وما يضيفه or_other هو بالإنكليزية وحدها.
    .remedy = أضف الاختيار «other» إلى القائمة بنفسك، وضع بعد السؤال سؤالاً نصياً عن المقصود به.
diagnostic-language-without-tag = اللغة «{ $language }» بلا رمز، فلا يُعرف اتجاهها ولا صيغ الجمع فيها.
    .remedy = ضع الرمز بين قوسين بعد اسمها، كما في label::Arabic (ar)‎.

## Settings

diagnostic-form-id-twice = في الاستمارة form_id و id_string معاً، فتُرك id_string.
    .remedy = احذف العمود id_string.
diagnostic-instance-id-omitted = لا تستغني استمارة فيها public_key عن معرّف السجل، وقد حذفه omit_instanceID.
    .remedy = احذف omit_instanceID.

## Rows

diagnostic-type-missing = للصف اسم أو label، ولا نوع له.
    .remedy = اكتب نوعه، أو احذف الصف.
diagnostic-row-skipped = لا نوع للصف ولا اسم ولا label، فتُرك.
    .remedy = أكمله، أو احذفه.
diagnostic-type-unknown = لا يوجد نوع «{ $type }».
    .remedy = تحقق من الكتابة؛ الأنواع مذكورة في وثائق XLSForm.
diagnostic-name-missing = لا اسم لهذا الصف، ونوعه { $type }.
    .remedy = اكتب اسمه في العمود name.
diagnostic-label-missing = ليس لدى «{ $name }» ما يُعرض: لا label ولا hint.
    .remedy = اكتب له label.
diagnostic-repeat-without-label = التكرار «{ $name }» بلا label.
    .remedy = اكتب له label ليعرف الناس ما الذي يضيفونه.
diagnostic-calculation-missing = نوع الصف calculate ولا حساب فيه.
    .remedy = اكتب التعبير في العمود calculation.
diagnostic-device-meta-outdated = لم تعد الهواتف تعطي { $type }، فسيبقى الحقل فارغاً.
    .remedy = احذف الصف.
diagnostic-SURVEY_001 = هنا end { $part }‎، ولم يُفتح قبله begin { $part }‎.
    .remedy = أضف begin { $part }‎، أو احذف هذا الصف.
diagnostic-SURVEY_002 = لا يُغلق أبداً begin { $part }‎ الذي يفتح «{ $name }».
    .remedy = أضف صفاً نوعه end { $part }‎ حيث ينتهي.
diagnostic-loop-without-list = لا يسمّي loop قائمة.
    .remedy = اكتب begin loop over وبعده اسم قائمة من الاختيارات.
diagnostic-audit-named = لا يجوز أن يسمّى سجل التتبع «{ $value }».
    .remedy = سمّه audit.

## Names

diagnostic-NAMES_001 = الاسم «{ $value }» مكرر في مستوى واحد.
    .remedy = أعطِ كل صف اسماً خاصاً به.
diagnostic-NAMES_002 = لا يختلف «{ $value }» عن اسم آخر إلا بالحروف الكبيرة والصغيرة.
    .remedy = غيّر أحد الاسمين كي لا يلتبسا.
diagnostic-NAMES_003 = للتكرار «{ $value }» اسم جذر الاستمارة نفسه.
    .remedy = أعطِ التكرار اسماً آخر.
diagnostic-NAMES_004 = يوجد تكراران باسم «{ $value }».
    .remedy = أعطِ كل تكرار اسماً خاصاً به.
diagnostic-NAMES_005 = الاسم «{ $value }» محجوز لما يتعلق بالسجل نفسه.
    .remedy = اختر اسماً آخر.
diagnostic-NAMES_006 = في القائمة «{ $list }» اختيار بلا اسم.
    .remedy = اكتب اسمه في العمود name.
diagnostic-NAMES_007 = الاختيار «{ $value }» مكرر في القائمة «{ $list }».
    .remedy = أعطِ كل اختيار اسماً خاصاً به. فإن كان التكرار مقصوداً فاكتب yes للإعداد allow_choice_duplicates.
diagnostic-NAMES_008 = لا يصلح «{ $value }» اسماً.
    .remedy = ابدأ بحرف أو بالعلامة ‎_‎، ثم حروف وأرقام و ‎_‎ و ‎-‎ ونقاط، بلا مسافات.
diagnostic-NAMES_010 = لا يجوز أن يبدأ اسم قائمة كيانات أو خاصية بشرطتين سفليتين كما في «{ $value }».
    .remedy = اختر اسماً آخر.
diagnostic-NAMES_011 = لا يجوز أن تكون في اسم قائمة كيانات نقطة كما في «{ $value }».
    .remedy = اكتب ‎_‎ بدلاً منها.
diagnostic-NAMES_012 = لا يصلح «{ $value }» اسماً لخاصية: فالاسمان name و label للكيان نفسه.
    .remedy = اختر اسماً آخر؛ أما label فيُكتب في الورقة entities.
diagnostic-NAMES_014 = قائمة الكيانات «{ $value }» معلنة مرتين.
    .remedy = أبقِ أحد الصفين.
diagnostic-NAMES_015 = يعلن الصف كياناً ولا يسمّي قائمة.
    .remedy = اكتب اسم القائمة في العمود list_name.
diagnostic-prefix-unknown = في «{ $value }» البادئة «{ $prefix }»، ولا شيء يعرّفها.
    .remedy = عرّفها في الإعدادات في العمود namespaces هكذا: { $prefix }="http://example.org/"‎، أو احذفها.
diagnostic-LABEL_001 = الاختيار «{ $value }» من القائمة «{ $list }» بلا label.
    .remedy = اكتب له label.

## References

diagnostic-PYREF_001 = «{ $value }» ليس إحالة إلى سؤال.
    .remedy = اكتب ‎${"{"}name{"}"}‎ واضعاً اسم السؤال مكان name.
diagnostic-PYREF_002 = في «{ $value }» إحالات متتابعة بلا فاصلة.
    .remedy = ضع فاصلة لاتينية ‎,‎ بينها.
diagnostic-PYREF_003 = لا يوجد في الاستمارة سؤال اسمه «{ $name }».
    .remedy = تحقق من الكتابة.
diagnostic-PYREF_004 = لعدة أسئلة الاسم «{ $name }»، ولا تميّز الإحالة أيها.
    .remedy = أعطِ كلاً منها اسماً خاصاً به.
diagnostic-trigger-not-visible = ينتظر «{ $target }» تغيّر «{ $name }»، وهذا لا يُعرض أبداً فلا يطلق شيئاً.
    .remedy = سمِّ في trigger سؤالاً يُعرض، أو اترك trigger فارغاً.

## Choices

diagnostic-choices-sheet-missing = يأخذ السؤال القائمة «{ $list }»، والورقة choices غير موجودة أو فارغة.
    .meant = أهي الورقة «{ $meant }»؟
    .remedy = اكتب الاختيارات في ورقة اسمها choices بالأعمدة list_name و name و label.
diagnostic-list-unknown = لا توجد قائمة «{ $list }» في الورقة choices.
    .remedy = تحقق من الكتابة، أو أضف القائمة.
diagnostic-tags-unknown = لا توجد قائمة «{ $list }» في الورقة osm.
    .remedy = تحقق من الكتابة، أو أضف القائمة.
diagnostic-external-choices-missing = لا توجد في المصنف ورقة external_choices التي يحتاج إليها select_one_external.
    .meant = أهي الورقة «{ $meant }»؟
    .remedy = أضف الورقة، أو اكتب select_one.
diagnostic-external-list-unknown = لا توجد قائمة «{ $list }» في الورقة external_choices.
    .remedy = تحقق من الكتابة، أو أضف القائمة.
diagnostic-external-without-filter = نوع السؤال select_one_external بلا choice_filter، وهو أبطأ من select_one.
    .remedy = اكتب select_one، أو املأ choice_filter.
diagnostic-choice-with-space = في اسم الاختيار «{ $value }» من القائمة «{ $list }» مسافة، والمسافة تفصل بين أجوبة select_multiple.
    .remedy = اكتب ‎_‎ بدلاً من المسافة.
diagnostic-filter-with-or-other = لا يجتمع choice_filter مع or_other.
    .remedy = احذف or_other، وأضف الاختيار «other» إلى القائمة بنفسك.
diagnostic-or-other-without-choices = يحتاج or_other إلى قائمة من الورقة choices، و«{ $list }» ليست منها.
    .remedy = احذف or_other، وأضف سؤالاً نصياً عن الجواب الآخر.
diagnostic-filter-in-table-list = لا يجتمع choice_filter مع table-list.
    .remedy = احذف أحدهما.
diagnostic-table-list-differs = لأسئلة table-list كلها قائمة واحدة: هنا «{ $list }» وقبلها «{ $other }».
    .remedy = استعمل قائمة واحدة، أو أخرج السؤال من المجموعة.
diagnostic-file-extension = «{ $file }» ليس اسم ملف اختيارات.
    .remedy = ينتهي الاسم بـ ‎.csv أو ‎.xml أو ‎.geojson، ولا نقطة أخرى فيه.
diagnostic-instance-conflict = يدل «{ $name }» على قائمتين مختلفتين: { $other } و { $source }.
    .remedy = غيّر اسم إحداهما.
diagnostic-instance-repeated = الملف «{ $name }» معلن مرتين.
    .remedy = أبقِ أحد الصفين.
diagnostic-search-from-file = يستعمل «{ $name }» الدالة search()‎، ويأخذ اختياراته من ملف أيضاً.
    .remedy = خذ الاختيارات من قائمة في الورقة choices، أو احذف search()‎.
diagnostic-search-list-shared = يملأ «{ $name }» القائمة «{ $list }» بالدالة search()‎، ويأخذ «{ $other }» القائمة نفسها من دونها.
    .remedy = أعطِ «{ $other }» قائمة خاصة به.

## Media

diagnostic-big-image-alone = لدى «{ $name }» صورة big-image بلا image.
    .remedy = سمِّ الصورة الصغيرة في العمود image.
diagnostic-media-unknown = لا يوجد نوع وسائط «{ $kind }».
    .remedy = الأنواع هي image و big-image و audio و video.
diagnostic-max-pixels-missing = لا شيء يحدّ حجم الصورة.
    .remedy = اكتب في العمود parameters مثلاً max-pixels=1024 ليقل ما يُرسل.

## Parameters

diagnostic-parameter-value = لا تصلح «{ $value }» قيمةً للمعامل { $parameter }.
    .remedy = القيم المقبولة: { $accepted }
diagnostic-parameter-together = يحتاج المعامل { $parameter } إلى { $needs } أيضاً.
    .remedy = أضف { $needs }، أو احذف { $parameter }.
diagnostic-SURVEY_003 = لا تصلح «{ $value }» قيمةً للمعامل incremental.
    .remedy = اكتب incremental=true، أو احذفه.
diagnostic-SURVEY_004 = تُكتب المعاملات بشكل name=value، وليس «{ $value }» كذلك.
    .remedy = اكتب كما في rows=5، وبين كل معاملين مسافة.
diagnostic-SURVEY_005 = ليس لهذا النوع معامل { $parameter }.
    .remedy = المعاملات المقبولة: { $accepted }
diagnostic-SURVEY_006 = لا توجد قائمة ولا ملف ولا تكرار باسم «{ $value }» للمعامل reference-geometry.
    .remedy = تحقق من الكتابة.
diagnostic-SURVEY_007 = يحتاج capture-accuracy إلى عدد، وليس «{ $value }» عدداً.
    .remedy = اكتب المسافة بالأمتار، مثل capture-accuracy=10.
diagnostic-SURVEY_008 = يحتاج warning-accuracy إلى عدد، وليس «{ $value }» عدداً.
    .remedy = اكتب المسافة بالأمتار، مثل warning-accuracy=100.
diagnostic-SURVEY_009 = لا تصلح «{ $value }» قيمةً للمعامل allow-mock-accuracy.
    .remedy = اكتب true أو false.
diagnostic-background-geopoint-calculation = لا يكون مع background-geopoint حساب.
    .remedy = اترك العمود calculation فارغاً.
diagnostic-background-geopoint-trigger = يحتاج background-geopoint إلى سؤال يطلقه.
    .remedy = سمِّ السؤال في العمود trigger.

## Ranges

diagnostic-RANGE_001 = يحتاج { $parameter } إلى عدد، وليس «{ $value }» عدداً.
    .remedy = اكتب الأرقام من 0 إلى 9، ونقطة قبل الكسر.
diagnostic-RANGE_002 = لا يجوز أن يكون { $parameter } صفراً.
    .remedy = اكتب عدداً غير الصفر.
diagnostic-RANGE_003 = قيمة { $parameter } هي { $value }، وهي أكبر مما بين start و end.
    .remedy = خذ عدداً أصغر، أو وسّع المدى.
diagnostic-RANGE_004 = قيمة { $parameter } هي { $value }، ولا يبلغها عدد صحيح من الخطوات.
    .remedy = خذ مضاعفاً لـ step.
diagnostic-RANGE_005 = قيمة { $parameter } هي { $value }، وهي خارج المدى.
    .remedy = خذ عدداً من start إلى end.
diagnostic-RANGE_006 = لا توجد قائمة «{ $list }» في الورقة choices للمعامل tick_labelset.
    .remedy = تحقق من الكتابة، أو أضف القائمة.
diagnostic-RANGE_007 = لا مكان مع no-ticks إلا لتسميتين، وفي القائمة «{ $value }» أكثر.
    .remedy = أبقِ تسميتي start و end، أو احذف no-ticks.
diagnostic-RANGE_008 = لا تُظهر الهيئة «{ $appearance }» علامات، فلا معنى فيها لـ tick_interval و placeholder و tick_labelset.
    .remedy = اكتب في appearance كلمة vertical أو no-ticks، أو اتركه فارغاً.
diagnostic-RANGE_009 = الاختيار «{ $value }» تسمية لعلامة، وليس اسمه عدداً.
    .remedy = اسم الاختيار هو العدد الذي توضع عنده التسمية.
diagnostic-RANGE_010 = الاختيار «{ $value }» تسمية لعلامة خارج المدى.
    .remedy = اجعل الأسماء أعداداً من start إلى end.
diagnostic-RANGE_011 = الاختيار «{ $value }» تسمية لموضع لا علامة فيه.
    .remedy = اجعل الأسماء من مضاعفات { $parameter } محسوبةً من start.
diagnostic-RANGE_012 = لا تسمية مع no-ticks إلا لـ start و end، والقائمة «{ $value }» تسمّي مواضع أخرى.
    .remedy = اجعل هذين العددين اسمين في القائمة، أو احذف no-ticks.

## Entities

diagnostic-ENTITY_001 = يُراد حفظ الإجابة في الخاصية «{ $value }»، ولا يعلن المصنف كياناً.
    .remedy = أعلنه في ورقة اسمها entities، أو أفرغ العمود save_to.
diagnostic-ENTITY_002 = الخاصية «{ $value }» تُحفظ هنا وفي الصف { $other }.
    .remedy = أبقِ أحدهما.
diagnostic-ENTITY_003 = لا تُحفظ مجموعة ولا تكرار في الخاصية «{ $value }»، بل الإجابة وحدها.
    .remedy = انقل save_to إلى سؤال.
diagnostic-ENTITY_004 = في «{ $value }» قائمة الكيانات «{ $list }»، وهي غير معلنة.
    .remedy = تحقق من الكتابة، أو أعلن القائمة في الورقة entities.
diagnostic-ENTITY_005 = لا label للكيانات الجديدة في القائمة «{ $list }».
    .remedy = املأ العمود label.
diagnostic-ENTITY_006 = للقائمة «{ $list }» قيمتان entity_id و create_if، ولا شيء يبيّن متى يُحدَّث الكيان.
    .remedy = املأ update_if أيضاً.
diagnostic-ENTITY_007 = للقائمة «{ $list }» قيمة update_if، ولا شيء يبيّن أي كيان يُحدَّث.
    .remedy = املأ entity_id.
diagnostic-ENTITY_008 = توجد عدة قوائم كيانات، ولا يبيّن «{ $value }» إلى أيها ينتمي.
    .remedy = اكتبه بشكل list#property.
diagnostic-ENTITY_009 = لا مكان في { $scope } لكيان القائمة «{ $list }»: يشغله كيان الصف { $other }.
    .remedy = ضع أسئلة أحدهما في مجموعة خاصة بها.
diagnostic-ENTITY_011 = يُملأ كيان واحد من القائمة «{ $list }» في { $scope } وفي { $other }، وهما لا يتكرران معاً.
    .remedy = احفظ في القائمة الواحدة من داخل تكرار واحد، أو من خارج التكرارات كلها.
diagnostic-ENTITY_012 = كيان القائمة «{ $list }» في { $other }، ويحيل إلى «{ $name }» في تكرار آخر هو { $scope }.
    .remedy = أحِل إلى أسئلة التكرار نفسه أو ما حوله.
diagnostic-ENTITY_013 = في «{ $value }» أكثر من علامة ‎#‎ واحدة.
    .remedy = اكتبه بشكل list#property.
