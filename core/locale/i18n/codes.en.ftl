# The sentence for every stable code, English. The id is the family and the code; .remedy says
# what can be done. Counts are called $n.


## When there are no words

text-missing = This version has no words for this.
unknown-error = Something did not work, and this version cannot say what.
unknown-violation = This answer is not accepted.
unknown-diagnostic = Something in the form is not right, and this version cannot say what.
unknown-reason = Waiting for a reason this version does not know.
unknown-verdict = The check found something this version does not know.

## Verdicts: what checking a record found

verdict-ok = The record is genuine and whole.
verdict-ok-flagged = The record is genuine, but the time it names does not fit.
verdict-content-equal = The answers are the same, but the file was rewritten after it was sealed.
verdict-duplicate = The same record was already counted.
verdict-incomplete = A file that belongs to the record is missing.
verdict-unsealed = The record bears no seal.
verdict-untrusted-key = The seal is good, but its key is not among the trusted keys.
verdict-invalid = The record does not match its seal.
verdict-chain-gap = Records are missing between this one and the one before it.
