//! What a form says of itself beside its questions: where records go, which version of the
//! specification it follows, how a record is written short.

use crate::diagnostic::Diagnostic;
use crate::model::{Compact, NodeId, NodeKind, Submission};
use crate::xml::{Element, Namespace, ns};

use super::{Reader, flag};

impl Reader<'_, '_> {
    /// The `submission` element (ODK XForms, "Submission").
    pub(super) fn read_submission(&mut self, model: Element<'_, '_>) -> Submission {
        let Some(element) = model.child(ns::XFORMS, "submission") else {
            return Submission::default();
        };
        let known = [
            (ns::NONE, "action"),
            (ns::NONE, "method"),
            (ns::NONE, "base64RsaPublicKey"),
            (ns::NONE, "id"),
            (ns::OPENROSA, "auto-send"),
            (ns::OPENROSA, "auto-delete"),
            (ns::ODK, "client-editable"),
        ];
        self.check_attributes(element, None, &known);
        self.check_children(element, None, |_| false);
        let text = |name: &str| {
            let value = element.attribute(name)?.trim();
            (!value.is_empty()).then(|| value.to_owned())
        };
        let submission = Submission {
            action: text("action"),
            method: text("method"),
            public_key: text("base64RsaPublicKey"),
            auto_send: self.switch(element, ns::OPENROSA, "auto-send"),
            auto_delete: self.switch(element, ns::OPENROSA, "auto-delete"),
            client_editable: self.switch(element, ns::ODK, "client-editable") == Some(true),
        };
        if let Some(method) = &submission.method
            && !matches!(method.as_str(), "post" | "form-data-post")
        {
            self.unsupported(element, None, &format!("method=\"{method}\""));
        }
        if submission.public_key.is_some() {
            // The interview runs; its record is not let out in clear (ADR 0007).
            self.unsupported(element, None, "base64RsaPublicKey");
        }
        submission
    }

    fn switch(
        &mut self,
        element: Element<'_, '_>,
        namespace: Namespace,
        name: &str,
    ) -> Option<bool> {
        let value = element.attribute_ns(namespace, name)?;
        let is_on = flag(value);
        if is_on.is_none() {
            self.unusable(element, None, name, value);
        }
        is_on
    }

    /// `odk:xforms-version`; there has been no other than 1.x.
    pub(super) fn read_xforms_version(&mut self, model: Element<'_, '_>) -> Option<String> {
        let version = model.attribute_ns(ns::ODK, "xforms-version")?.trim();
        if version != "1" && !version.starts_with("1.") {
            self.report(
                Diagnostic::warning("unsupported-feature")
                    .at(model.place())
                    .with("feature", format!("odk:xforms-version=\"{version}\"")),
            );
        }
        Some(version.to_owned())
    }

    /// `odk:prefix`, `odk:delimiter` and `odk:tag` of the primary instance.
    pub(super) fn read_compact(&mut self, root: Element<'_, '_>) -> Compact {
        let of_root = |name: &str| root.attribute_ns(ns::ODK, name).map(ToOwned::to_owned);
        let compact = Compact {
            prefix: of_root("prefix"),
            delimiter: of_root("delimiter"),
            tags: self.tags(),
        };
        if compact.prefix.is_some() {
            self.unsupported(root, Some(NodeId(0)), "odk:prefix");
        }
        compact
    }

    fn tags(&mut self) -> Vec<(NodeId, String)> {
        let odk = self.names.intern_namespace(ns::ODK.known_uri());
        let Some(tag) = self.names.find("tag") else {
            return Vec::new();
        };
        let tagged = self.nodes.iter().filter(|node| {
            node.kind == NodeKind::Attribute && node.name == tag && node.namespace == odk
        });
        tagged
            .filter_map(|node| Some((node.parent?, node.default.trim().to_owned())))
            .collect()
    }
}
