//! The log as CSV: Collect's columns, of which a form gets those that it asks for.

use rayi_form::Audit;

use super::Row;

pub(super) fn write(wants: &Audit, earlier: &str, rows: &[Row]) -> String {
    let mut file = String::from("event,node,start,end");
    for (column, is_there) in [
        (",latitude,longitude,accuracy", wants.location.is_some()),
        (",old-value,new-value", wants.track_changes),
        (",user", wants.identify_user),
        (",change-reason", wants.reasons_on_edit),
    ] {
        if is_there {
            file.push_str(column);
        }
    }
    file.push('\n');
    file.push_str(earlier);
    for row in rows {
        line(&mut file, wants, row);
    }
    file
}

fn line(file: &mut String, wants: &Audit, row: &Row) {
    let end = row.end.map(|end| end.to_string()).unwrap_or_default();
    file.push_str(&format!("{},{},{},{end}", row.event, row.node, row.start));
    if wants.location.is_some() {
        match row.place {
            // A number has a point, as Java writes it.
            Some((latitude, longitude, accuracy)) => {
                file.push_str(&format!(",{latitude:?},{longitude:?},{accuracy:?}"));
            }
            None => file.push_str(",,,"),
        }
    }
    if wants.track_changes {
        field(file, &row.old);
        field(file, &row.new);
    }
    if wants.identify_user {
        field(file, row.user.as_deref().unwrap_or_default());
    }
    if wants.reasons_on_edit {
        field(file, row.reason.as_deref().unwrap_or_default());
    }
    file.push('\n');
}

/// A field after another; in quotes where it must be (RFC 4180).
fn field(file: &mut String, text: &str) {
    file.push(',');
    if text.contains([',', '"', '\n', '\r']) {
        file.push('"');
        file.push_str(&text.replace('"', "\"\""));
        file.push('"');
    } else {
        file.push_str(text);
    }
}
