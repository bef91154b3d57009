# The sentence for every stable code, Northern Kurdish (Kurmanji). The id is the family and the
# code; .remedy says what can be done. Counts are called $n. For native review: see ../REVIEW.md


## When there are no words

text-missing = Ji bo vê yekê di vê guhertoyê de nivîs tune ye.
unknown-error = Tiştek bi ser neket û ev guherto nikare bêje çi.
unknown-violation = Ev bersiv nayê qebûlkirin.
unknown-diagnostic = Di formê de tiştek ne rast e û ev guherto nikare bêje çi.
unknown-reason = Ji ber sedemeke ku ev guherto nas nake li bendê ye.
unknown-verdict = Kontrolê tiştek dît ku ev guherto nas nake.

## Verdicts: what checking a record found

verdict-ok = Tomar resen û temam e.
verdict-ok-flagged = Tomar resen e, lê dema ku tê de hatiye nivîsandin li hev nayê.
verdict-content-equal = Bersiv heman in, lê pel piştî morkirinê ji nû ve hatiye nivîsandin.
verdict-duplicate = Heman tomar berê hatiye hejmartin.
verdict-incomplete = Pelek ji pelên tomarê kêm e.
verdict-unsealed = Mora tomarê tune ye.
verdict-untrusted-key = Mor rast e, lê mifteya wê ne ji mifteyên pêbawer e.
verdict-invalid = Tomar bi mora xwe re li hev nayê.
verdict-chain-gap = Di navbera vê tomarê û ya berî wê de tomar kêm in.
