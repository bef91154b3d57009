//! The frame of a form, as form authors' tools write it.

/// A form around its instance's content, what stands in the model after it, and its body.
pub(super) fn form(id: &str, instance: &str, model: &str, body: &str) -> String {
    format!(
        r#"<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:ev="http://www.w3.org/2001/xml-events" xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms" xmlns:orx="http://openrosa.org/xforms" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <h:head>
    <h:title>{id}</h:title>
    <model odk:xforms-version="1.0.0">
      <instance>
        <data id="{id}" version="1">
{instance}          <meta><instanceID/></meta>
        </data>
      </instance>
{model}      <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
    </model>
  </h:head>
  <h:body>
{body}  </h:body>
</h:html>
"#
    )
}
