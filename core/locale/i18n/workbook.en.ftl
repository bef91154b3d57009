# What can be wrong with a workbook (XLSForm), English. The id is diagnostic- and the code; .remedy
# says what can be done. The place (file, sheet, cell) is shown before the text. Columns, types and
# parameters are the spreadsheet's own words.

# Stands after a text where something near is known; .meant of a text says it in other words.
did-you-mean = Did you mean “{ $meant }”?

## The file and its sheets

diagnostic-workbook-unreadable = The file cannot be read as a workbook.
    .remedy = Open it in a spreadsheet program and save it again as .xlsx.
diagnostic-workbook-password = The workbook is protected by a password.
    .remedy = Save it without a password.
diagnostic-workbook-too-large = The workbook holds more than { $limit } MiB.
    .remedy = Move long lists of choices into a CSV file.
diagnostic-workbook-not-utf8 = The file is not UTF-8 text.
    .remedy = Save it as CSV in UTF-8, or as .xlsx.
diagnostic-cells-out-of-reach = What stands after a long gap of empty rows or columns is not read.
    .remedy = Close the gap, or delete what stands after it.
diagnostic-cell-too-long = The cell holds more than { $limit } bytes.
    .remedy = Shorten it.
diagnostic-survey-missing = The workbook has no sheet named survey.
    .meant = Is it the sheet “{ $meant }”?
    .remedy = Give the sheet with the questions the name survey.
diagnostic-NAMES_013 = The workbook has no sheet “{ $meant }”, and this one, whose name is nearly that, is not read.
    .meant = Is it the one?
    .remedy = Correct the name of the sheet. If it is not part of the form, begin its name with _.

## Columns

diagnostic-header-repeated = There are two columns “{ $header }”.
    .remedy = Rename or delete one of them.
diagnostic-HEADER_002 = “{ $other }” and “{ $header }” are two names of one column.
    .remedy = Keep one of the two columns.
diagnostic-HEADER_003 = The sheet has no column { $missing }.
    .remedy = Write { $missing } into the first row, at the head of its column.
diagnostic-HEADER_004 = “{ $header }” cannot be a name; the column does not become part of the form.
    .remedy = If choice_filter needs it, use letters, digits and _, without spaces.
diagnostic-HEADER_005 = The sheet of entities does not know the column “{ $header }”.
    .remedy = Correct the name, or delete the column.
diagnostic-column-unknown = The column “{ $header }” is not known and is ignored.
    .remedy = Correct the name. If the column holds notes, begin its name with _.
diagnostic-disabled-column = The row uses the column disabled, which is out of date.
    .remedy = Delete the row instead, or hide it with false() in the column relevant.
diagnostic-translation-missing =
    { $language ->
        [default] These columns are there in other languages, and not without a language: { $columns }
       *[other] “{ $language }” lacks these columns: { $columns }
    }
    .remedy = Until they are filled in, another language of the form is shown in their place.
diagnostic-words-missing = { $column } is missing in: { $languages }
    .remedy = Fill in the cells; until then another language of the form is shown in their place.
diagnostic-or-other-translated = The form has several languages, and what or_other adds is in English alone.
    .remedy = Add the choice “other” to the list yourself, and after the question a text that asks which.
diagnostic-language-without-tag = The language “{ $language }” has no tag, so its direction and plural forms are not known.
    .remedy = Put the tag in parentheses behind it, as in label::English (en).

## Settings

diagnostic-form-id-twice = The form has both form_id and id_string; id_string is ignored.
    .remedy = Delete the column id_string.
diagnostic-instance-id-omitted = A form with public_key cannot do without the instance ID, and omit_instanceID leaves it out.
    .remedy = Delete omit_instanceID.

## Rows

diagnostic-type-missing = The row has a name or a label, and no type.
    .remedy = Give it a type, or delete the row.
diagnostic-row-skipped = The row has neither type nor name nor label and is skipped.
    .remedy = Complete it, or delete it.
diagnostic-type-unknown = There is no type “{ $type }”.
    .remedy = Check the spelling; the types are listed in the XLSForm documentation.
diagnostic-name-missing = This row of the type { $type } has no name.
    .remedy = Give it one in the column name.
diagnostic-label-missing = There is nothing to show for “{ $name }”: it has neither label nor hint.
    .remedy = Give it a label.
diagnostic-repeat-without-label = The repeat “{ $name }” has no label.
    .remedy = Give it one, so that people see what they add.
diagnostic-calculation-missing = The row has the type calculate, and no calculation.
    .remedy = Write the expression into the column calculation.
diagnostic-device-meta-outdated = Phones no longer tell { $type }; the field will stay empty.
    .remedy = Delete the row.
diagnostic-SURVEY_001 = There is an end { $part }, and no begin { $part } that it closes.
    .remedy = Add the begin { $part }, or delete this row.
diagnostic-SURVEY_002 = The begin { $part } of “{ $name }” is never closed.
    .remedy = Add a row end { $part } where it ends.
diagnostic-loop-without-list = The loop names no list.
    .remedy = Write begin loop over, and then the name of a list of choices.
diagnostic-audit-named = The audit log cannot be named “{ $value }”.
    .remedy = Name it audit.

## Names

diagnostic-NAMES_001 = The name “{ $value }” stands twice on one level.
    .remedy = Give each row a name of its own.
diagnostic-NAMES_002 = “{ $value }” differs from another name by upper and lower case alone.
    .remedy = Give one of them another name, so that nobody mistakes them.
diagnostic-NAMES_003 = The repeat “{ $value }” has the name of the form’s root.
    .remedy = Give the repeat another name.
diagnostic-NAMES_004 = There are two repeats “{ $value }”.
    .remedy = Give each repeat a name of its own.
diagnostic-NAMES_005 = The name “{ $value }” is taken: it holds what is about the record itself.
    .remedy = Choose another name.
diagnostic-NAMES_006 = A choice of the list “{ $list }” has no name.
    .remedy = Give it one in the column name.
diagnostic-NAMES_007 = The choice “{ $value }” stands twice in the list “{ $list }”.
    .remedy = Give each choice a name of its own. If it is meant so, write yes for allow_choice_duplicates in the settings.
diagnostic-NAMES_008 = “{ $value }” cannot be a name.
    .remedy = Begin with a letter or _, and go on with letters, digits, _, - and points, without spaces.
diagnostic-NAMES_010 = Names of entity lists and properties cannot begin with two underscores, as “{ $value }” does.
    .remedy = Choose another name.
diagnostic-NAMES_011 = The name of an entity list cannot have a point in it, as “{ $value }” has.
    .remedy = Write _ instead.
diagnostic-NAMES_012 = “{ $value }” cannot be a property: name and label belong to the entity itself.
    .remedy = Choose another name; the label is written in the sheet entities.
diagnostic-NAMES_014 = The entity list “{ $value }” is declared twice.
    .remedy = Keep one of the two rows.
diagnostic-NAMES_015 = The row declares an entity and names no list.
    .remedy = Write the name of the list into the column list_name.
diagnostic-prefix-unknown = “{ $value }” has the prefix “{ $prefix }”, which nothing declares.
    .remedy = Declare it in the settings, in the column namespaces, as in { $prefix }="http://example.org/", or leave it out.
diagnostic-LABEL_001 = The choice “{ $value }” of the list “{ $list }” has no label.
    .remedy = Give it a label.

## References

diagnostic-PYREF_001 = “{ $value }” is no reference to a question.
    .remedy = Write ${"{"}name{"}"}, with the name of the question in place of name.
diagnostic-PYREF_002 = In “{ $value }” references follow each other without a comma.
    .remedy = Put a comma between them.
diagnostic-PYREF_003 = The form has no question “{ $name }”.
    .remedy = Check the spelling.
diagnostic-PYREF_004 = Several questions have the name “{ $name }”, and the reference does not say which.
    .remedy = Give each of them a name of its own.
diagnostic-trigger-not-visible = “{ $target }” waits for “{ $name }”, which is never shown and so never sets it off.
    .remedy = Name a question that is shown as the trigger, or leave the trigger out.

## Choices

diagnostic-choices-sheet-missing = The question takes the list “{ $list }”, and the sheet choices is missing or empty.
    .meant = Is it the sheet “{ $meant }”?
    .remedy = Write the choices into a sheet choices with the columns list_name, name and label.
diagnostic-list-unknown = There is no list “{ $list }” in the sheet choices.
    .remedy = Check the spelling, or add the list.
diagnostic-tags-unknown = There is no list “{ $list }” in the sheet osm.
    .remedy = Check the spelling, or add the list.
diagnostic-external-choices-missing = The workbook has no sheet external_choices, which select_one_external needs.
    .meant = Is it the sheet “{ $meant }”?
    .remedy = Add the sheet, or write select_one.
diagnostic-external-list-unknown = There is no list “{ $list }” in the sheet external_choices.
    .remedy = Check the spelling, or add the list.
diagnostic-external-without-filter = A select_one_external without choice_filter is slower than a select_one.
    .remedy = Write select_one, or fill in choice_filter.
diagnostic-choice-with-space = The choice “{ $value }” of the list “{ $list }” has a space in its name; answers of select_multiple are parted by spaces.
    .remedy = Write _ instead of the space.
diagnostic-filter-with-or-other = choice_filter and or_other do not go together.
    .remedy = Leave or_other out, and add the choice “other” to the list yourself.
diagnostic-or-other-without-choices = or_other needs a list of the sheet choices, and “{ $list }” is none.
    .remedy = Leave or_other out, and add a text that asks for the other answer.
diagnostic-filter-in-table-list = choice_filter and table-list do not go together.
    .remedy = Leave out one of the two.
diagnostic-table-list-differs = A table-list has one list for all its questions: here stands “{ $list }”, above it “{ $other }”.
    .remedy = Take one list, or move the question out of the group.
diagnostic-file-extension = “{ $file }” is not the name of a file with choices.
    .remedy = The name must end in .csv, .xml or .geojson, with no other point in it.
diagnostic-instance-conflict = “{ $name }” means two different lists: { $other } and { $source }.
    .remedy = Give one of them another name.
diagnostic-instance-repeated = The file “{ $name }” is declared twice.
    .remedy = Keep one of the two rows.
diagnostic-search-from-file = “{ $name }” uses search(), and takes its choices from a file as well.
    .remedy = Let it take a list of the sheet choices, or leave search() out.
diagnostic-search-list-shared = “{ $name }” fills the list “{ $list }” by search(), and “{ $other }” takes the same list without.
    .remedy = Give “{ $other }” a list of its own.

## Media

diagnostic-big-image-alone = “{ $name }” has a big-image and no image.
    .remedy = Name the smaller picture in the column image.
diagnostic-media-unknown = There is no kind of media “{ $kind }”.
    .remedy = There are image, big-image, audio and video.
diagnostic-max-pixels-missing = Nothing limits the size of the photo.
    .remedy = Write max-pixels=1024 or the like into the column parameters, to send less.

## Parameters

diagnostic-parameter-value = “{ $value }” cannot be used for the parameter { $parameter }.
    .remedy = It takes: { $accepted }
diagnostic-parameter-together = The parameter { $parameter } needs { $needs } as well.
    .remedy = Add { $needs }, or leave { $parameter } out.
diagnostic-SURVEY_003 = “{ $value }” cannot be used for the parameter incremental.
    .remedy = Write incremental=true, or leave it out.
diagnostic-SURVEY_004 = Parameters are written as name=value, and “{ $value }” is not.
    .remedy = Write as in rows=5, with a space between two parameters.
diagnostic-SURVEY_005 = This type has no parameter { $parameter }.
    .remedy = It takes: { $accepted }
diagnostic-SURVEY_006 = There is no list, file or repeat “{ $value }” for reference-geometry.
    .remedy = Check the spelling.
diagnostic-SURVEY_007 = capture-accuracy needs a number, and “{ $value }” is none.
    .remedy = Write metres, as in capture-accuracy=10.
diagnostic-SURVEY_008 = warning-accuracy needs a number, and “{ $value }” is none.
    .remedy = Write metres, as in warning-accuracy=100.
diagnostic-SURVEY_009 = “{ $value }” cannot be used for the parameter allow-mock-accuracy.
    .remedy = Write true or false.
diagnostic-background-geopoint-calculation = A background-geopoint cannot have a calculation.
    .remedy = Leave the column calculation empty.
diagnostic-background-geopoint-trigger = A background-geopoint needs a question that sets it off.
    .remedy = Name the question in the column trigger.

## Ranges

diagnostic-RANGE_001 = { $parameter } needs a number, and “{ $value }” is none.
    .remedy = Write digits 0 to 9, with a point for fractions.
diagnostic-RANGE_002 = { $parameter } cannot be 0.
    .remedy = Write a number other than 0.
diagnostic-RANGE_003 = { $parameter } is { $value }, and that is more than lies between start and end.
    .remedy = Take a smaller number, or widen the range.
diagnostic-RANGE_004 = { $parameter } is { $value }, which no whole number of steps reaches.
    .remedy = Take a multiple of step.
diagnostic-RANGE_005 = { $parameter } is { $value }, which lies outside the range.
    .remedy = Take a number from start to end.
diagnostic-RANGE_006 = There is no list “{ $list }” in the sheet choices for tick_labelset.
    .remedy = Check the spelling, or add the list.
diagnostic-RANGE_007 = With no-ticks there is room for two labels, and the list “{ $value }” has more.
    .remedy = Keep the labels of start and end, or leave no-ticks out.
diagnostic-RANGE_008 = The appearance “{ $appearance }” shows no ticks, so that tick_interval, placeholder and tick_labelset mean nothing.
    .remedy = Use the appearance vertical or no-ticks, or leave it empty.
diagnostic-RANGE_009 = The choice “{ $value }” labels a tick, and its name is no number.
    .remedy = The name of the choice is the number at which the label stands.
diagnostic-RANGE_010 = The choice “{ $value }” labels a tick that lies outside the range.
    .remedy = Use numbers from start to end as names.
diagnostic-RANGE_011 = The choice “{ $value }” labels a place that is no tick.
    .remedy = Use names that are multiples of { $parameter }, counted from start.
diagnostic-RANGE_012 = With no-ticks only start and end have labels, and the list “{ $value }” labels other places.
    .remedy = Let the list have these two numbers as names, or leave no-ticks out.

## Entities

diagnostic-ENTITY_001 = The answer is to be saved to the property “{ $value }”, and the workbook declares no entity.
    .remedy = Declare it in a sheet entities, or empty the column save_to.
diagnostic-ENTITY_002 = The property “{ $value }” is saved here and in row { $other }.
    .remedy = Keep one of the two.
diagnostic-ENTITY_003 = A group or repeat cannot be saved to the property “{ $value }”; only an answer can.
    .remedy = Move save_to to a question.
diagnostic-ENTITY_004 = “{ $value }” names the entity list “{ $list }”, which is not declared.
    .remedy = Check the spelling, or declare the list in the sheet entities.
diagnostic-ENTITY_005 = New entities of the list “{ $list }” have no label.
    .remedy = Fill in the column label.
diagnostic-ENTITY_006 = The list “{ $list }” has entity_id and create_if, and nothing says when an entity is updated.
    .remedy = Fill in update_if as well.
diagnostic-ENTITY_007 = The list “{ $list }” has update_if, and nothing says which entity is updated.
    .remedy = Fill in entity_id.
diagnostic-ENTITY_008 = There are several entity lists, and “{ $value }” does not say which one it belongs to.
    .remedy = Write it as list#property.
diagnostic-ENTITY_009 = There is no place in { $scope } for the entity of the list “{ $list }”: that of row { $other } has it.
    .remedy = Put the questions of one of the two into a group of their own.
diagnostic-ENTITY_011 = One entity of the list “{ $list }” is filled in { $scope } and in { $other }, which do not repeat together.
    .remedy = Save to one list from inside one repeat, or from outside of all.
diagnostic-ENTITY_012 = The entity of the list “{ $list }” belongs to { $other }, and refers to “{ $name }” in another repeat, { $scope }.
    .remedy = Refer to questions of the same repeat, or of what lies around it.
diagnostic-ENTITY_013 = “{ $value }” has more than one #.
    .remedy = Write it as list#property.
