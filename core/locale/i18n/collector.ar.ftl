# The words of the program rayi-collector, Arabic: a server, read by the person who runs it.
# $file, $folder and $address are what one types.


## Help

collector-about = يستلم السجلات عبر OpenRosa ويحفظها كما وصلت تماماً.
collector-usage = الاستعمال: rayi-collector --forms DIR --data DIR [OPTIONS]
collector-command-add = افحص استمارة واذكر أخطاءها بخلاياها، وضعها في مجلد الاستمارات إن خلت من الأخطاء
collector-option-forms = مجلد الاستمارات (NAME.xml أو NAME.xlsx أو غيرها من ملفات XLSForm، وملفاتها في NAME-media)
collector-option-data = المجلد الذي تُحفظ فيه السجلات؛ يُنشأ إن لم يوجد
collector-option-listen = العنوان الذي يُستمع عليه
collector-option-trust = ملف المفاتيح الموثوقة: kid وJWK في كل سطر
collector-option-max-post = أكبر رفع بالبايت
collector-option-url = العنوان الذي تصل به الهواتف إلى هذا الخادم إن كان خلف خادم آخر
collector-option-lang = لغة هذه الرسائل: ar أو ckb أو kmr أو en
collector-option-help = اعرض هذه المساعدة
collector-option-version = اعرض الإصدار

## While it runs

collector-listening = يستمع على { $address }
collector-forms-offered =
    { PLURAL($n) ->
        [zero] لا تُعرض أي استمارة
        [one] تُعرض استمارة واحدة
        [two] تُعرض استمارتان
        [few] تُعرض { $n } استمارات
        [many] تُعرض { $n } استمارةً
       *[other] تُعرض { $n } استمارة
    }
collector-form-left-out = تُرك { $file }: { $reason }
collector-form-reason-unreadable = لا يمكن قراءة الملف
collector-form-reason-not-a-form = ليس استمارة XForm مقروءة (السطر { $line })
collector-form-reason-no-id = لا معرّف للاستمارة
collector-form-reason-id-unusable = معرّف الاستمارة أو إصدارها طويل جداً
collector-form-reason-repeated = لملف آخر المعرّف والإصدار أنفسهما
collector-form-reason-too-large = الملف أكبر مما تكون عليه استمارة
collector-form-reason-faulty =
    { PLURAL($n) ->
        [zero] لا أخطاء فيه
        [one] فيه خطأ واحد
        [two] فيه خطآن
        [few] فيه { $n } أخطاء
        [many] فيه { $n } خطأً
       *[other] فيه { $n } خطأ
    }
collector-form-reason-xml-beside = يُعرض بدلاً منه ملف XML الذي يحمل الاسم نفسه
collector-form-reason-not-kept = لا يمكن حفظ ما يتحول إليه في مجلد السجلات
collector-form-added = أُضيفت الاستمارة { $id }، الإصدار { $version }. يعرضها الجامع العامل خلال ثوانٍ.
collector-form-added-without-version = أُضيفت الاستمارة { $id } بلا إصدار. يعرضها الجامع العامل خلال ثوانٍ.
collector-records-kept =
    { PLURAL($n) ->
        [zero] لم يُحفظ أي سجل بعد
        [one] حُفظ سجل واحد
        [two] حُفظ سجلان
        [few] حُفظت { $n } سجلات
        [many] حُفظ { $n } سجلاً
       *[other] حُفظ { $n } سجل
    }
collector-records-reindexed =
    { PLURAL($n) ->
        [zero] الفهرس محدَّث
        [one] أُعيد إدخال سجل واحد في الفهرس
        [two] أُعيد إدخال سجلين في الفهرس
        [few] أُعيد إدخال { $n } سجلات في الفهرس
        [many] أُعيد إدخال { $n } سجلاً في الفهرس
       *[other] أُعيد إدخال { $n } سجل في الفهرس
    }
collector-index-set-aside = كان الفهرس تالفاً. وُضع جانباً باسم { $file } وأُعيد بناؤه من السجلات.
collector-upload-failed = فشل رفعٌ من جهة هذا الخادم: { $reason }
collector-stopping = يتوقف؛ ويُسمح للرفع الذي بدأ أن ينتهي
collector-stopped = توقف

## Errors

collector-error-argument-unknown = خيار غير معروف: { $argument }
collector-error-argument-missing = { $argument } مطلوب
collector-error-argument-value = لا تصلح قيمة { $argument }
collector-error-form-name-taken = لم يُضف { $file }: في المجلد استمارة أخرى بهذا الاسم. أعط الملف اسماً آخر.
collector-error-form-not-added = لم يُضف { $file }: { $reason }
collector-error-forms-unreadable = لا يمكن قراءة مجلد الاستمارات { $folder }: { $reason }
collector-error-data-unusable = لا يمكن استعمال المجلد { $folder }: { $reason }
collector-error-data-in-use = المجلد { $folder } يستعمله جامع آخر. أوقفه أولاً أو اختر مجلداً آخر.
collector-error-index-unusable = لا يمكن استعمال فهرس السجلات: { $reason }
collector-error-index-too-new = صنع فهرسَ السجلات جامعٌ أحدث. استعمل ذلك الإصدار.
collector-error-trust-unreadable = لا يمكن استعمال ملف المفاتيح الموثوقة { $file }: { $reason }
collector-error-listen-failed = لا يمكن الاستماع على { $address }: { $reason }
collector-error-serving-failed = توقف الخادم: { $reason }
collector-error-system = رفض النظام: { $reason }
