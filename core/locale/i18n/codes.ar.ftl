# The sentence for every stable code but those about forms, Arabic. The id is the family and the
# code; .remedy says what can be done.


## When there are no words

text-missing = لا تملك هذه النسخة نصاً لهذا.
unknown-error = حدث خلل لا تستطيع هذه النسخة وصفه.
unknown-violation = هذا الجواب غير مقبول.
unknown-diagnostic = في الاستمارة خلل لا تستطيع هذه النسخة وصفه.
unknown-reason = ينتظر لسبب لا تعرفه هذه النسخة.
unknown-verdict = وجد التحقق شيئاً لا تعرفه هذه النسخة.

## Verdicts: what checking a record found

verdict-ok = السجل أصلي وكامل.
verdict-ok-flagged = السجل أصلي، لكن الوقت المذكور فيه غير مناسب.
verdict-content-equal = الإجابات هي نفسها، لكن الملف أُعيدت كتابته بعد ختمه.
verdict-duplicate = السجل نفسه محسوب من قبل.
verdict-incomplete = ينقص ملف من ملفات السجل.
verdict-unsealed = السجل بلا ختم.
verdict-untrusted-key = الختم سليم، لكن مفتاحه ليس من المفاتيح الموثوقة.
verdict-invalid = السجل لا يطابق ختمه.
verdict-chain-gap = سجلات مفقودة من الجهاز { $kid }: { $missing }

## Violations: why an answer is not accepted

violation-required = هذا السؤال إلزامي.
violation-constraint = هذا الجواب غير مقبول.
violation-not-an-integer = اكتب عدداً صحيحاً.
violation-not-a-number = اكتب رقماً.
violation-out-of-range = هذا العدد كبير جداً.
violation-not-in-range = هذا العدد خارج المطلوب أو بين درجاته.
violation-not-a-date = اكتب تاريخاً مثل 2026-03-01.
violation-not-a-time = اكتب وقتاً مثل 13:45.
violation-not-a-date-time = اكتب تاريخاً مع الوقت مثل 2026-03-01T13:45.
violation-not-a-place = هذا ليس موقعاً.
violation-not-a-choice = هذا الجواب ليس من الاختيارات.
violation-choice-twice = ذُكر الاختيار نفسه مرتين.
violation-not-a-ranking = رتّب كل الاختيارات، كل واحد مرة.
violation-read-only = لا يمكن تغيير هذا الجواب.
violation-not-relevant = لا يُسأل هذا السؤال بحسب الإجابات الأخرى.
violation-file-missing = ملف هذا الجواب غير موجود.
violation-too-many-instances = المطلوب من التكرارات أكثر مما يُسمح به (20,000، و100,000 في المجموع).
violation-expression-failed = لا تستطيع الاستمارة حساب صحة هذا الجواب.

## Reasons: why a record waits or is held

reason-network-unreachable = لا اتصال بالخادم.
    .remedy = تُعاد المحاولة تلقائياً.
reason-network-timeout = لم يجب الخادم في الوقت المناسب.
    .remedy = تُعاد المحاولة تلقائياً.
reason-network-broken-off = انقطع الاتصال.
    .remedy = تُعاد المحاولة تلقائياً.
reason-network-server-unproven = لم يستطع الخادم إثبات هويته، ولم يُرسل شيء.
    .remedy = تحقق من عنوان الخادم ومن تاريخ هذا الجهاز. إن استمر ذلك فاسأل من يدير الخادم.
reason-reply-not-openrosa = الذي أجاب ليس خادم استطلاعات (الحالة { $status }).
    .remedy = إن كانت شبكة الواي فاي تطلب تسجيل دخول فسجّل أولاً، وإلا فتحقق من العنوان.
reason-reply-redirected = يحيلنا الخادم إلى خادم آخر { $host } (الحالة { $status })، ولا تُرسل الإجابات إليه.
    .remedy = إن كان ذلك الخادم هو الصحيح فاكتب عنوانه.
reason-server-unwell = في الخادم خلل (الحالة { $status }).
    .remedy = تُعاد المحاولة تلقائياً.
reason-server-busy = يطلب الخادم الصبر (الحالة { $status }).
    .remedy = تُعاد المحاولة تلقائياً.
reason-submission-deleted = حُذف هذا السجل على الخادم.
    .remedy = يبقى على هذا الجهاز. اسأل المشرف قبل إرساله مرة أخرى.
reason-submission-differs = عند الخادم إجابات أخرى بالرقم نفسه.
    .remedy = لا يُستبدل شيء. أخبر المشرف.
reason-submission-out-of-date = هذا التصحيح لنسخة استُبدلت على الخادم.
    .remedy = أخبر المشرف.
reason-form-closed = لا يقبل الخادم مزيداً من سجلات هذه الاستمارة.
    .remedy = اسأل المشرف. يبقى السجل على هذا الجهاز.
reason-submission-incomplete = قبل الخادم كل الأجزاء ويقول إن ملفات ما زالت ناقصة.
    .remedy = يُرسل السجل مرة أخرى تلقائياً؛ أخبر المشرف إن استمر ذلك.
reason-record-unreadable = السجل تالف على هذا الجهاز ولا يمكن إرساله. أما غيره فيُرسل.
    .remedy = انسخ مجلد المخزن إلى مكان آمن وأخبر المشرف.
reason-file-name-unusable = لأحد ملفات السجل اسم لا يمكن إرساله.
    .remedy = أخبر المشرف. يبقى السجل على هذا الجهاز.
reason-submission-conflict = يتعارض السجل مع ما عند الخادم (الحالة { $status }).
    .remedy = أخبر المشرف. يبقى السجل على هذا الجهاز.
reason-not-authenticated = لا يعرف الخادم من المرسل (الحالة { $status }).
    .remedy = راجع مع المشرف عنوان الخادم، فقد يكون فيه مفتاح دخول.
reason-not-permitted = لا يسمح الخادم لهذا الجهاز بالإرسال (الحالة { $status }).
    .remedy = اطلب الإذن من المشرف.
reason-not-found-there = لا توجد عند الخادم هذه الاستمارة أو هذا العنوان (الحالة { $status }).
    .remedy = تحقق من عنوان الخادم ومن نشر الاستمارة عليه.
reason-request-refused = يرفض الخادم السجل (الحالة { $status }).
    .remedy = أخبر المشرف. يبقى السجل على هذا الجهاز.
reason-record-too-large = في أحد ملفات السجل { $bytes } بايت، وهو أكثر مما يقبله الخادم ({ $limit }).
    .remedy = اطلب ممن يدير الخادم رفع الحد، ثم أعد السجل إلى الانتظار.

## Errors: the key of the store

error-vault-locked = لا يمكن الوصول إلى مفتاح المخزن والجهاز مقفل.
    .remedy = افتح قفل الجهاز وحاول مرة أخرى.
error-vault-key-lost = ذهب مفتاح المخزن من هذا الجهاز، ومن دونه لا يقرأ المخزن أحد.
    .remedy = إن جاء المخزن من جهاز آخر أو نسخة احتياطية فافتحه هناك. لا يُحذف شيء.
error-vault-refused = مفتاح المخزن لم يُصنع على هذا الجهاز أو تغيّر.
    .remedy = أعد ملف المفتاح الخاص بهذا المخزن.
error-vault-wrong-passphrase = عبارة السر خاطئة، أو تغيّر ملف المفتاح.
    .remedy = اكتبها مرة أخرى. لا يستطيع أحد استرجاع عبارة منسية ولا ما تختمه.
error-vault-failed = المكان الذي يحفظ مفتاح المخزن لا يجيب.
    .remedy = حاول مرة أخرى، وأعد تشغيل الجهاز إن استمر ذلك.

## Errors: the store

error-store-key-missing = يوجد مخزن لكن مفتاحه ليس معه.
    .remedy = أعد المفتاح إلى مكانه. لا يُصنع مفتاح جديد فوق إجابات قديمة.
error-store-wrong-key = المفتاح ليس مفتاح هذا المخزن.
    .remedy = استعمل المفتاح المحفوظ مع هذا المخزن. لم يتغير شيء.
error-store-plain-text = لن يكون المخزن مشفَّراً، فلا يُستعمل.
    .remedy = اختر مجلداً فارغاً للمخزن.
error-store-cipher-absent = هذه النسخة من رأيي لا تستطيع التشفير، فلا تحفظ شيئاً.
    .remedy = استعمل نسخة فيها SQLCipher.
error-store-corrupt = المخزن تالف. لم يُحذف شيء.
    .remedy = انسخ المجلد إلى مكان آمن قبل كل شيء، وأخبر المشرف.
error-store-schema-too-new = كتب هذا المخزن إصدارٌ أحدث من رأيي (الصيغة { $found }، وهذا الإصدار يعرف { $known }).
    .remedy = حدّث رأيي.
error-store-in-use = المخزن مفتوح في مكان آخر.
    .remedy = أغلق رأيي الآخر ثم حاول مرة أخرى.
error-store-disk-full = لا مساحة باقية. ما حُفظ من قبل سليم.
    .remedy = أفرغ بعض المساحة وحاول مرة أخرى.
error-store-file = لا يمكن قراءة ملف من المخزن أو كتابته ({ $kind }).
    .remedy = تحقق من السماح بالقراءة والكتابة في المجلد.
error-store-sqlite = رفض المخزن (SQLite { $sqlite }). لم يتغير شيء.
    .remedy = حاول مرة أخرى، وإن استمر ذلك فأخبر صانعي رأيي بالرقم.
error-store-no-randomness = لا يعطي النظام أرقاماً عشوائية، فلا يمكن صنع مفتاح.
    .remedy = أعد تشغيل الجهاز.
error-form-missing = هذه الاستمارة ليست على هذا الجهاز.
    .remedy = اجلب الاستمارة أولاً.
error-form-in-use =
    { PLURAL($drafts) ->
        [zero] تغيّر محتوى الاستمارة من دون إصدار جديد.
        [one] تغيّر محتوى الاستمارة من دون إصدار جديد، وتقوم على المحتوى القديم مسودة واحدة.
        [two] تغيّر محتوى الاستمارة من دون إصدار جديد، وتقوم على المحتوى القديم مسودتان.
        [few] تغيّر محتوى الاستمارة من دون إصدار جديد، وتقوم على المحتوى القديم { $drafts } مسودات.
        [many] تغيّر محتوى الاستمارة من دون إصدار جديد، وتقوم على المحتوى القديم { $drafts } مسودةً.
       *[other] تغيّر محتوى الاستمارة من دون إصدار جديد، وتقوم على المحتوى القديم { $drafts } مسودة.
    }
    .remedy = أعطِ الاستمارة إصداراً جديداً، أو أنهِ المسودات أو احذفها.
error-draft-missing = لا توجد مسودة كهذه.
error-outbox-corrected-already = يوجد تصحيح لهذا السجل من قبل. تابِع ذلك التصحيح.
error-outbox-entry-missing = لا يوجد سجل كهذا على هذا الجهاز.
    .remedy = الأمر «rayi outbox» يعرضها.
error-attachment-missing = ملف يسمّيه جواب لم يُحفظ مع المسودة.
    .remedy = أرفق الملف مرة أخرى.
error-outbox-instance-taken = هذا السجل موجود بين السجلات المنتهية.
error-outbox-illegal-move = لا يمكن فعل هذا بسجل في هذه الحال.
    .remedy = الأمر «rayi outbox» يبيّن حاله.
error-outbox-server-changed = تغيّر الخادم وسجلٌّ في طريقه إليه.
    .remedy = يُرسل السجل مرة أخرى إلى الخادم الجديد.

## Errors: sending

error-server-not-set = لم يُحدَّد خادم.
    .remedy = اكتب عنوان الخادم.
error-server-address-unusable = لا يمكن استعمال عنوان الخادم.
    .remedy = اكتبه بشكل https://host/path.
error-server-address-unprotected = عنوان الخادم http غير محمي: يستطيع كل من في الطريق قراءة الإجابات.
    .remedy = استعمل https. أما http فلهذه الآلة والشبكة المحلية فقط.
error-http-client-missing = لا يمكن إنشاء اتصال آمن على هذا الجهاز.
error-sync-out-of-turn = طُلب الإرسال وهو جارٍ أصلاً.

## Errors: fetching forms

error-fetch-unreachable = لا يوجد اتصال بالخادم.
    .remedy = حاول مرة أخرى عند توفر الشبكة.
error-fetch-timeout = لم يجب الخادم في الوقت المناسب.
    .remedy = حاول مرة أخرى.
error-fetch-broken-off = انقطع الاتصال. لم يتغير شيء.
    .remedy = حاول مرة أخرى.
error-fetch-server-unproven = لم يستطع الخادم إثبات أنه الخادم الصحيح.
    .remedy = تحقق من عنوان الخادم ومن تاريخ هذا الجهاز.
error-fetch-redirected = يحيلنا الخادم إلى { $host } (الحالة { $status })، ولا يُجلب شيء من هناك.
    .remedy = إن كانت شبكة الواي فاي تطلب تسجيل دخول فسجّل أولاً، وإلا فتحقق من عنوان الخادم.
error-fetch-not-authenticated = لا يعرف الخادم من الذي يطلب.
    .remedy = تحقق مع مشرفك من عنوان الخادم، فقد يحمل مفتاح دخول.
error-fetch-not-permitted = لا يسمح الخادم لهذا الجهاز بجلبها.
    .remedy = اطلب الإذن من مشرفك.
error-fetch-not-found = لا توجد عند الخادم استمارة أو عنوان كهذا.
    .remedy = تحقق من عنوان الخادم.
error-fetch-server-unwell = في الخادم نفسه خلل (الحالة { $status }).
    .remedy = حاول لاحقاً.
error-fetch-refused = يرفض الخادم (الحالة { $status }).
    .remedy = تحقق من عنوان الخادم.
error-fetch-too-large = ما أرسله الخادم كبير جداً: لا يؤخذ أكثر من { $limit } بايت.
    .remedy = أخبر كاتب الاستمارة.
error-fetch-differs = ما أرسله الخادم ليس ما أدرجه في قائمته. لم يتغير شيء.
    .remedy = حاول مرة أخرى.
error-fetch-address-unusable = يدرج الخادم عنواناً لا يمكن استعماله.
    .remedy = أخبر من يدير الخادم.
error-form-not-offered = لا يعرض الخادم الاستمارة «{ $form }».
    .remedy = انظر في قائمة الاستمارات مرة أخرى.
error-fetched-form-differs = يعرض الخادم «{ $form }» وأرسل «{ $found }». لم يتغير شيء.
    .remedy = أخبر من يدير الخادم.

## Errors: projects and their settings

error-settings-unreadable = هذا ليس رمز إعدادات ولا عنوان خادم.
    .remedy = امسح الرمز الذي يعرضه الخادم لتطبيق ODK Collect، أو اكتب العنوان.
error-settings-too-large = هذه الإعدادات كبيرة جداً: لا يُقرأ أكثر من { $limit } بايت.
error-project-missing = لا يوجد مشروع كهذا على هذا الجهاز.
error-project-unsent =
    { PLURAL($n) ->
        [zero] أُرسل كل ما في هذا المشروع.
        [one] سجل أو مسودة واحدة من هذا المشروع لم تُرسل وستضيع.
        [two] سجلان أو مسودتان من هذا المشروع لم تُرسلا وستضيعان.
        [few] { $n } سجلات ومسودات من هذا المشروع لم تُرسل وستضيع.
        [many] { $n } سجلاً ومسودة من هذا المشروع لم تُرسل وستضيع.
       *[other] { $n } سجل ومسودة من هذا المشروع لم تُرسل وستضيع.
    }
    .remedy = أرسلها أولاً.

## Errors: what a server says, and what is sent to it

error-wire-document-too-large = أرسل الخادم قائمة من { $bytes } بايت، ولا يُقرأ أكثر من { $limit }.
error-wire-not-utf8 = ما أرسله الخادم ليس مستند OpenRosa.
    .remedy = تحقق من عنوان الخادم. إن كانت شبكة الواي فاي تطلب تسجيل دخول فسجّل أولاً.
error-wire-malformed = ما أرسله الخادم ليس مستند OpenRosa.
    .remedy = تحقق من عنوان الخادم. إن كانت شبكة الواي فاي تطلب تسجيل دخول فسجّل أولاً.
error-wire-doctype = ما أرسله الخادم ليس مستند OpenRosa.
    .remedy = تحقق من عنوان الخادم. إن كانت شبكة الواي فاي تطلب تسجيل دخول فسجّل أولاً.
error-wire-other-document = ما أرسله الخادم ليس مستند OpenRosa.
    .remedy = تحقق من عنوان الخادم. إن كانت شبكة الواي فاي تطلب تسجيل دخول فسجّل أولاً.
error-wire-too-deep = ما أرسله الخادم متداخل أعمق من { $limit }.
error-wire-element-missing = ينقص { $element } فيما أرسله الخادم.
error-wire-file-name-unusable = لأحد ملفات السجل اسم لا يمكن إرساله.
    .remedy = أعطِ الملف اسماً أقصر بلا أسطر.
error-record-too-large = في أحد ملفات السجل { $bytes } بايت، وهو أكثر مما يقبله الخادم ({ $limit }).
    .remedy = اطلب ممن يدير الخادم رفع الحد.

## How the key of the store is kept

vault-level-unsealed = مفتاح المخزن في ملف بجانبه وغير محمي: من ينسخ الاثنين يستطيع قراءة الإجابات.
vault-level-passphrase = مفتاح المخزن مختوم بعبارة سر: من يخمنها يستطيع قراءة الإجابات.
vault-level-software = مفتاح المخزن يحفظه نظام التشغيل.
vault-level-trusted-environment = مفتاح المخزن محفوظ في جزء محمي من معالج هذا الجهاز.
vault-level-secure-element = مفتاح المخزن محفوظ في شريحة أمان في هذا الجهاز.

## Verdicts in full: what exactly was found about a record

verdict-seal-missing = السجل بلا ختم.
verdict-edited = السجل نسخة معدّلة، والختم للنسخة التي قبلها.
verdict-seal-repeated = في السجل أكثر من ختم.
verdict-seal-misplaced = الختم ليس في موضعه.
verdict-seal-encoding = لا يمكن قراءة الختم.
verdict-seal-header = الختم ليس من أختامنا.
verdict-seal-payload = في الختم نقص أو خلل: { $member }
verdict-seal-version = الختم من إصدار غير معروف هنا.
verdict-seal-role = الختم لدور غير معروف هنا.
verdict-survey-differs = الختم لاستطلاع بيانه غير موجود هنا.
verdict-form-differs = السجل يجيب عن استمارة أخرى أو إصدار آخر منها.
verdict-key-unknown = المفتاح ليس من المفاتيح الموثوقة، فلا يثبت الختم شيئاً.
verdict-signature-wrong = التوقيع ليس للمفتاح الذي يسمّيه.
verdict-instance-differs = رقم السجل ليس الذي خُتم.
verdict-body-differs = الإجابات ليست التي خُتمت.
verdict-body-rewritten = الإجابات هي نفسها، لكن الملف أُعيدت كتابته بعد ختمه.
verdict-seal-moved = الإجابات هي نفسها، لكن الختم نُقل من موضعه.
verdict-files-differ =
    { PLURAL($count) ->
        [zero] لا ملف مختلف.
        [one] ملف واحد ليس الذي خُتم.
        [two] ملفان ليسا اللذين خُتما.
        [few] { $count } ملفات ليست التي خُتمت.
        [many] { $count } ملفاً ليست التي خُتمت.
       *[other] { $count } ملف ليست التي خُتمت.
    }
verdict-files-missing =
    { PLURAL($count) ->
        [zero] لا ينقص أي ملف.
        [one] ينقص ملف واحد من ملفات السجل.
        [two] ينقص ملفان من ملفات السجل.
        [few] تنقص { $count } ملفات من السجل.
        [many] ينقص { $count } ملفاً من السجل.
       *[other] ينقص { $count } ملف من السجل.
    }
verdict-seal-twice = صودف الختم نفسه من قبل.
verdict-time-outside = الوقت الذي يذكره السجل غير ممكن.
verdict-xml-too-large = في السجل { $bytes } بايت، ولا يُقرأ أكثر من { $limit }.
verdict-xml-too-deep = XML السجل متداخل أعمق من { $limit }.
verdict-xml-not-utf8 = السجل ليس نصاً بترميز UTF-8.
verdict-xml-forbidden-character = في السجل حرف يمنعه XML.
verdict-xml-doctype = في السجل تعريف نوع (DOCTYPE) وهو غير مسموح.
verdict-xml-malformed = السجل ليس XML سليم التركيب.
verdict-chain-prev-differs = السجل رقم { $seq } من الجهاز { $kid } لا يتبع السجل الذي قبله.
verdict-chain-fork = للجهاز { $kid } سجلان بالرقم { $seq }.
verdict-same-instance = ختم الجهاز { $kid } سجلين مختلفين برقم واحد.

## Errors: sealing, keys

error-seal-seed-unusable = لا يمكن صنع مفتاح توقيع على هذا الجهاز.
error-jwk-unusable =
    { $fault ->
        [not-utf8] لا يصلح مفتاح عام: ليس نصاً بترميز UTF-8.
        [two-words-needed] لا يصلح مفتاح عام: المطلوب kid ثم فراغ ثم JWK.
        [not-json] لا يصلح مفتاح عام: JWK ليس JSON.
        [key-type-unknown] لا يصلح مفتاح عام: نوع المفتاح غير معروف.
        [coordinate-unusable] لا يصلح مفتاح عام: عدد المفتاح ناقص أو خاطئ.
        [private-key] لا يصلح مفتاح عام: هو مفتاح سري ولا يجوز أن يكون في ملف كهذا.
       *[other] لا يصلح مفتاح عام: kid لا يخص هذا المفتاح.
    }
error-trusted-key-unusable =
    { $fault ->
        [not-utf8] لا يصلح السطر { $line } من المفاتيح الموثوقة: ليس نصاً بترميز UTF-8.
        [two-words-needed] لا يصلح السطر { $line } من المفاتيح الموثوقة: المطلوب kid ثم فراغ ثم JWK.
        [not-json] لا يصلح السطر { $line } من المفاتيح الموثوقة: JWK ليس JSON.
        [key-type-unknown] لا يصلح السطر { $line } من المفاتيح الموثوقة: نوع المفتاح غير معروف.
        [coordinate-unusable] لا يصلح السطر { $line } من المفاتيح الموثوقة: عدد المفتاح ناقص أو خاطئ.
        [private-key] لا يصلح السطر { $line } من المفاتيح الموثوقة: هو مفتاح سري ولا يجوز أن يكون في ملف كهذا.
       *[other] لا يصلح السطر { $line } من المفاتيح الموثوقة: kid لا يخص هذا المفتاح.
    }
    .remedy = كل سطر kid ثم فراغ ثم JWK.
error-xml-too-large = السجل أكبر من أن يُختم ({ $bytes } بايت، والحد { $limit }).
error-xml-too-deep = السجل متداخل أعمق من أن يُختم (أكثر من { $limit }).
error-xml-not-utf8 = السجل ليس XML يمكن ختمه.
error-xml-doctype = السجل ليس XML يمكن ختمه.
error-xml-malformed = السجل ليس XML يمكن ختمه.
error-xml-forbidden-character = في جواب حرف يمنعه XML.
    .remedy = امسح ما لُصق في أسئلة النص واكتبه.
error-seal-already-there = للسجل ختم من قبل.
error-seal-tail-not-blank = بعد نهاية السجل شيء آخر، فلا يُختم.
error-seal-record-differs = ليس هذا السجل المطلوب ختمه.
error-seal-file-twice = لملفين في السجل الاسم نفسه.
    .remedy = أرفق أحدهما باسم آخر.
error-seal-chain-unfit = السجل لا يتبع آخر سجل ختمه هذا الجهاز.
error-seal-time-out-of-range = تاريخ هذا الجهاز غير ممكن.
    .remedy = اضبط تاريخ الجهاز.

## Errors: interviews

error-draft-broken = المسودة تالفة ولا يمكن فتحها. هي محفوظة.
    .remedy = أخبر المشرف، وابدأ المقابلة من جديد إن كانت لا تحتمل التأخير.
error-draft-too-new = حفظ هذه المسودة إصدارٌ أحدث من رأيي (الصيغة { $found }، وهذا الإصدار يعرف { $known }).
    .remedy = حدّث رأيي.
error-draft-of-another-form = المسودة تخص الاستمارة { $form }.
error-correction-not-allowed = لا تُصحَّح سجلات هذه الاستمارة بعد إنهائها.
error-record-broken = هذا ليس سجلاً تمكن قراءته.
error-record-without-id = ليس للسجل رقم تعريف، فلا يمكن لتصحيح أن يشير إليه.
error-record-of-another-form = السجل يخص الاستمارة { $form }.
error-record-of-another-version = أُنشئ السجل بالإصدار { $found } من الاستمارة، وهذا هو الإصدار { $known }.
error-node-missing = لا توجد في الاستمارة عقدة { $path }.
error-session-closed = هذه المقابلة منتهية.
error-encryption-missing = تريد الاستمارة تشفير سجلاتها لمن يستلمها، وهذه النسخة لا تستطيع ذلك بعد. لا يُرسل السجل مكشوفاً: تبقى الإجابات هنا مسودة.
    .remedy = أنهِها بنسخة أحدث من رأيي، أو اسأل صاحب الاستمارة.
error-form-refused = في الاستمارة أخطاء ولم تُقبل.
    .remedy = صحّح الاستمارة؛ الأمر «rayi form check» يعرض الخلل.
error-file-name-unusable = لا يصلح اسم الملف.
    .remedy = أعطه اسماً أقصر بلا شرطات مائلة ولا أسطر.
error-language-missing = ليست في الاستمارة لغة «{ $language }».
error-id-unusable = لا يوجد شيء بهذا الرقم.

error-property-unknown = لا توجد خاصية «{ $property }» للجهاز أو الشخص يمكن أن تطلبها الاستمارات.

error-user-not-identified = تريد هذه الاستمارة أن تعرف أولاً من يجيب عنها.

error-change-reason-missing = تريد هذه الاستمارة أن تعرف أولاً سبب تغيير إجاباتها.

error-repeat-full = بلغ عدد التكرارات الحد الأقصى.

error-repeat-closed = الاستمارة هي التي تحدد عدد التكرارات.

error-correction-keeps-version = يبقى التصحيح على إصدار الاستمارة الذي أُنشئ به السجل.
