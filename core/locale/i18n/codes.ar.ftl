# The sentence for every stable code, Arabic. The id is the family and the code; .remedy says
# what can be done. Counts are called $n: PLURAL($n).


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
verdict-chain-gap = توجد سجلات مفقودة بين هذا السجل والسجل الذي قبله.
