# The sentence for every stable code, Central Kurdish (Sorani). The id is the family and the code;
# .remedy says what can be done. Counts are called $n. For native review: see ../REVIEW.md


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
verdict-chain-gap = لە نێوان ئەم تۆمارە و تۆماری پێش خۆیدا تۆمار کەمن.
