# What can be wrong with a form, English. The id is diagnostic- and the code; .remedy says what can
# be done. The place (file, line, column, node) is shown beside the text.


## The file

diagnostic-xml-broken =
    { $reason ->
        [unclosed] An element or tag is never closed.
        [mismatched-end-tag] This end tag does not fit the element that is open.
        [unmatched-end-tag] This end tag closes nothing.
        [entity] An & stands alone, or names an entity that XML does not have.
        [character-reference] This character reference names no character.
        [attribute] An attribute is not written as name="value", or stands twice.
        [attribute-value] The value of the attribute { $name } cannot be read.
        [prefix] The prefix { $name } is not declared.
        [second-root] A second root element follows the first.
        [text-outside] There is text outside the root element.
        [nul] There is a NUL character in the text.
        [empty] The file holds no element.
       *[other] This is not well-formed XML.
    }
    .remedy = Correct the XML at this place, or export the form again from the tool that made it.
diagnostic-xml-not-utf8 = The file is not UTF-8 text.
    .remedy = Save it as UTF-8.
diagnostic-xml-doctype = The file has a document type (DOCTYPE), which forms must not have.
    .remedy = Remove the DOCTYPE.
diagnostic-xml-too-deep = Elements are nested more than { $limit } deep.
diagnostic-xml-too-large =
    { $what ->
        [parts] The file has more than { $limit } elements, attributes and texts.
       *[other] The file has { $bytes } bytes; at most { $limit } are read.
    }
    .remedy = Move long choice lists into a CSV file.
diagnostic-form-unrecognised =
    { $is ->
        [empty] The file is empty.
       *[other] The file is neither an XForm nor an XLSForm.
    }
    .remedy = Give an ODK XForm (.xml), or an XLSForm (.xlsx, .xls, .csv or .md).
diagnostic-not-an-xform = This is no XForm: its root is { $found }, not h:html.
    .remedy = Give an ODK XForm (.xml), or an XLSForm (.xlsx, .xls, .csv or .md).
diagnostic-form-too-large =
    { $what ->
        [expressions] The expressions of the form have more than { $limit } bytes.
        [reads] The expressions of the form read more than { $limit } nodes, counted for each of them.
        [instances] The form has more than { $limit } lists beside its answers.
        [languages] The form has more than { $limit } languages.
       *[other] The form has more than { $limit } nodes.
    }
    .remedy = Split the form.

## The frame of a form

diagnostic-model-missing = The form has no <model> in its head.
diagnostic-instance-missing = The model has no primary instance.
diagnostic-form-id-missing = The form has no id.
    .remedy = Give the root of the primary instance an id attribute (form_id in XLSForm settings).
diagnostic-body-missing = The form has no <body>, so it asks nothing.
diagnostic-attribute-unusable = “{ $value }” is no value for { $attribute }; the usual one is taken.
    .remedy = Check the spelling of the value.
diagnostic-entities-version-missing = The form declares an entity at { $node }, but not which version of the entities specification it follows.
    .remedy = Convert the form again with a newer pyxform.
diagnostic-entity-list-unusable = The entity at { $node } needs the name of a list; “{ $list }” is none.
    .remedy = Give it a name of letters, digits and _ that does not begin with two underscores.
diagnostic-entity-property-unusable = “{ $property }” cannot be the name of an entity's property; the answer is not saved to the entity.
    .remedy = name, label and names that begin with two underscores belong to the list itself: take another.
diagnostic-entity-property-astray = The answer is to be saved to the property “{ $property }”, but the form declares no entity around it.
    .remedy = Declare the entity, or remove the property.
diagnostic-entities-version-unknown = The form follows version { $version } of the entities specification, which this version does not know.
    .remedy = Update Rayi, or convert the form for an older version.
diagnostic-unsupported-feature = The form asks for { $feature }, which this version does not do.
    .remedy = The interview runs without it. If it matters, do not use the form yet.

## Bindings

diagnostic-bind-nodeset-missing = A binding names no node and is left out.
diagnostic-bind-unknown-node = A binding names a node that the form does not have; it is left out.
    .remedy = Check the spelling of the path.
diagnostic-bind-repeated = This node has a second binding; the first one counts.
    .remedy = Join the two.
diagnostic-bind-id-repeated = Two bindings have the id “{ $id }”.
    .remedy = Give each binding an id of its own.
diagnostic-bind-unknown-type = There is no type { $type }; the answer is taken as text.
    .remedy = Check the spelling of the type.
diagnostic-bind-unknown-attribute = A binding has no attribute { $attribute }; it is left out.
    .remedy = Check the spelling of the attribute.
diagnostic-preload-unknown = There is no preload “{ $preload }”; the node stays empty.

## Questions, choices, actions

diagnostic-control-ref-missing = A { $control } names no node.
    .remedy = Give it a ref.
diagnostic-control-unknown-bind = A { $control } names the binding “{ $id }”, which the form does not have.
    .remedy = Check the spelling of the id.
diagnostic-control-unknown-node = A { $control } names a node that the form does not have.
    .remedy = Check the spelling of the path.
diagnostic-control-repeated = Two questions answer this node.
diagnostic-control-unknown-attribute = A { $control } has no attribute { $attribute }; it is left out.
    .remedy = Check the spelling of the attribute.
diagnostic-choice-value-missing = A choice has no value.
    .remedy = Give it a value.
diagnostic-choice-repeated = The choice “{ $choice }” stands twice; an answer cannot tell which.
    .remedy = Give each choice a value of its own.
diagnostic-choices-missing = This question has nothing to choose from.
    .remedy = Put the list of choices with the form.
diagnostic-choice-file-missing = The file { $file } with the choices of “{ $id }” is missing.
    .remedy = Put { $file } into the folder of the form’s files.
diagnostic-choice-file-too-large =
    { $what ->
        [columns] { $file } has more than { $limit } columns.
        [cells] { $file } has more than { $limit } cells, counting the blank ones of short rows.
        [first-line] The first line of { $file } is longer than { $limit } bytes.
       *[other] { $file } has { $found } bytes; at most { $limit } are read.
    }
    .remedy = Leave out the rows and columns that the form does not use.
diagnostic-choice-file-unreadable = { $file } could not be read to its end.
    .remedy = Get the file again, or check whether you may read it.
diagnostic-itemset-value-missing = A list of choices names no value.
    .remedy = Give the itemset a value with a ref.
diagnostic-column-missing = The file { $file } has no column “{ $column }”.
    .remedy = Check the spelling of the column.
diagnostic-search-unusable =
    { $reason ->
        [file] The search() of this question does not name its file by a text.
        [columns] No listed choice tells the columns of this question’s search().
       *[other] The search() of this question has neither one argument nor four nor six.
    }
    .remedy = Only the listed choices are shown. Write search('file'), with a choice whose value and label are names of columns.
diagnostic-secondary-repeated = There are two lists “{ $id }”; the first one counts.
    .remedy = Give each list an id of its own.
diagnostic-range-invalid = A range needs the numbers start, end and step; { $attribute } is missing or no number.
diagnostic-event-unknown = There is no event “{ $event }”; the action never happens.
diagnostic-action-target-missing = An action sets a node that the form does not have.
    .remedy = Check the spelling of the path.

## Texts, languages, files

diagnostic-itext-unknown = There is no text “{ $id }”.
    .remedy = Add it to itext, or check the spelling.
diagnostic-itext-repeated = The text “{ $id }” stands twice in one language; the first one counts.
diagnostic-itext-language-repeated = The language “{ $language }” stands twice.
    .remedy = Join the two translations.
diagnostic-itext-translation-missing =
    { $count ->
        [0] “{ $language }” lacks nothing.
        [one] “{ $language }” lacks one text: { $ids }
       *[other] “{ $language }” lacks { $count } texts: { $ids }
    }
    .remedy = Until they are translated, these texts are shown in another language of the form.
diagnostic-itext-unknown-form = The text “{ $id }” has a form “{ $form }” that is not known; it is left out.
diagnostic-media-missing = The file { $file } is missing.
    .remedy = Put { $file } into the folder of the form’s files.
diagnostic-csv-broken =
    { $reason ->
        [not-utf8] { $file } is not UTF-8 text.
        [column-repeated] { $file } has the column “{ $column }” twice.
       *[other] { $file } cannot be read as CSV.
    }
    .remedy = Correct the file, and save it as CSV in UTF-8.
diagnostic-geojson-broken =
    { $reason ->
        [no-collection] { $file } is not a FeatureCollection with a list of features.
        [no-feature] Item { $feature } of { $file } is not a Feature.
        [geometry] The geometry of feature { $feature } in { $file } is not a Point, LineString or Polygon with coordinates.
        [too-many-properties] The features of { $file } have too many different properties.
       *[other] { $file } cannot be read as GeoJSON.
    }
    .remedy = Correct the file, or export it again as GeoJSON.

## Expressions

diagnostic-cycle = These calculations wait for each other: { $path }
    .remedy = Break the circle: one of them must not depend on the others.
diagnostic-xpath-unknown-node = The expression names a node that the form does not have: { $expression }
    .remedy = Check the spelling of the path.
diagnostic-xpath-unknown-instance = There is no list “{ $instance }”: { $expression }
    .remedy = Add the list to the form, or check the spelling.
diagnostic-xpath-unexpected-character = The character “{ $found }” begins nothing in an expression.
diagnostic-xpath-unterminated-text = A text in the expression has no closing quote.
    .remedy = Add the missing quote.
diagnostic-xpath-unexpected-token = “{ $found }” stands where { $expected } should be.
diagnostic-xpath-too-deep = The expression is nested more than { $limit } deep.
    .remedy = Split it into several calculations.
diagnostic-xpath-too-long = The expression has more than { $limit } bytes.
    .remedy = Split it into several calculations.
diagnostic-xpath-unknown-prefix = The prefix { $prefix } is not declared.
    .remedy = Declare it with xmlns in the form.
diagnostic-xpath-unknown-axis = There is no axis { $name }.
diagnostic-xpath-unknown-function = There is no function { $name }().
    .remedy = Check the spelling; the functions are listed in the ODK XForms specification.
diagnostic-xpath-wrong-argument-count =
    { $most ->
        [any] The function was given { $given } arguments; it takes at least { $least }.
       *[other] The function was given { $given } arguments; it takes from { $least } to { $most }.
    }
diagnostic-xpath-not-nodes = Nodes are needed here, not a value.
diagnostic-xpath-not-a-path = A path is needed here, not a calculation.
diagnostic-xpath-many-nodes =
    { $count ->
        [0] No node where one value is needed.
        [one] One node where one value is needed.
       *[other] { $count } nodes where one value is needed.
    }
    .remedy = Inside a repeat use a relative path, or choose one with [position() = …].
diagnostic-xpath-not-a-date = This value is not a date.
diagnostic-xpath-not-a-position = This value is not a position on the earth.
diagnostic-xpath-unequal-lists = Two lists that belong together have { $left } and { $right } members.
diagnostic-xpath-not-in-repeat = The field does not lie in this repeat.
diagnostic-xpath-bad-pattern = This regular expression cannot be read.
    .remedy = Check brackets and backslashes.
diagnostic-xpath-unsupported-pattern = This regular expression uses { $what }, which is not supported.
    .remedy = Write it without.
diagnostic-xpath-pattern-too-costly = This regular expression needs too much work.
    .remedy = Avoid a repetition inside a repetition.
diagnostic-xpath-unknown-date-escape = A date format has no %{ $escape }.
diagnostic-xpath-unknown-algorithm = There is no such digest algorithm or encoding.
diagnostic-xpath-only-in-appearance = This function belongs into an appearance.
diagnostic-xpath-missing-instance = There is no list “{ $id }”.
    .remedy = Add the list to the form, or check the spelling.
diagnostic-xpath-unbound-variable = The variable ${ $name } means nothing here.
    .remedy = Write the path of the node; pyxform turns ${"{"}name{"}"} into one.
diagnostic-xpath-too-much-work = The expression needs more than { $limit } steps of work.
    .remedy = Make it look at fewer nodes.
diagnostic-xpath-text-too-long = The expression makes a text of more than { $limit } bytes.

## What can be computed and cannot be meant

diagnostic-order-of-text = “{ $value }” is not a number, and only a number is less or greater than another: this is never true.
    .remedy = Write a number, or a date as in date('2024-01-31').
diagnostic-not-a-number = “{ $value }” is not a number, so nothing can be computed with it.
    .remedy = Write a number, or a date as in date('2024-01-31').
diagnostic-question-not-a-number = The answer to “{ $question }” is never a number, so nothing can be computed with it.
    .remedy = Check that it is the question you mean.
diagnostic-value-unfit =
    { $holds ->
        [whole] “{ $question }” holds a whole number and never equals “{ $value }”.
        [number] “{ $question }” holds a number and never equals “{ $value }”.
        [date] “{ $question }” holds a date and never equals “{ $value }”.
        [time] “{ $question }” holds a time and never equals “{ $value }”.
        [moment] “{ $question }” holds a date with a time and never equals “{ $value }”.
       *[place] “{ $question }” holds a place and never equals “{ $value }”.
    }
    .remedy = Check the value, and that it is the question you mean.
diagnostic-choice-unknown = “{ $question }” has no choice “{ $value }”.
    .remedy = It has: { $known }
diagnostic-selected-of-one-value =
    { $holds ->
        [whole] “{ $question }” holds a whole number; selected() looks through choices.
        [number] “{ $question }” holds a number; selected() looks through choices.
        [date] “{ $question }” holds a date; selected() looks through choices.
        [time] “{ $question }” holds a time; selected() looks through choices.
        [moment] “{ $question }” holds a date with a time; selected() looks through choices.
       *[place] “{ $question }” holds a place; selected() looks through choices.
    }
    .remedy = Compare with = instead.
diagnostic-filter-column-unknown = The list “{ $list }” has no column “{ $column }”, so the filter finds nothing there.
    .remedy = It has: { $known }
diagnostic-filter-value-unknown = No row of the list “{ $list }” has “{ $value }” in the column “{ $column }”.
    .remedy = The column holds: { $known }
diagnostic-filter-values-apart = No choice of “{ $question }” stands in the column “{ $column }” of the list “{ $list }”, so the filter lets nothing through.
    .remedy = The column holds: { $known }
diagnostic-filter-never-true = This filter lets nothing through, whatever is answered.
    .remedy = Correct the condition.
diagnostic-default-unfit =
    { $holds ->
        [whole] “{ $value }”, the default of “{ $question }”, is not a whole number.
        [number] “{ $value }”, the default of “{ $question }”, is not a number.
        [date] “{ $value }”, the default of “{ $question }”, is not a date.
        [time] “{ $value }”, the default of “{ $question }”, is not a time.
        [moment] “{ $value }”, the default of “{ $question }”, is not a date with a time.
       *[place] “{ $value }”, the default of “{ $question }”, is not a place.
    }
    .remedy =
        { $holds ->
            [whole] Write digits, as in 12.
            [number] Write digits with a point, as in 12.5.
            [date] Write it as in 2024-01-31.
            [time] Write it as in 13:45.
            [moment] Write it as in 2024-01-31T13:45.
           *[place] Write latitude and longitude, as in 36.19 44.01.
        }
diagnostic-default-not-a-choice = “{ $value }”, the default of “{ $question }”, is none of its choices.
    .remedy = It has: { $known }

## Words that stand inside the sentences above

word-the-end = the end
word-a-text = a text
word-a-step = a step of a path
word-an-operator-or-the-end = an operator or the end
word-a-value-a-path-or-a-function = a value, a path or a function
word-a-function = a function
word-a-comma-or = a comma or )
word-instance-differs-from-template = instances of a repeat that differ from its template
word-output-without-value = an output without a value
word-several-elements-without-repeat = several elements of one name without a repeat
