//! XPath 1.0's own functions, codes and the earth: what JavaRosa lacks or was not asked about.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{Ed25519KeyPair, KeyPair};

use super::{check, check_at};
use crate::dom::ValueType;
use crate::error::Kind;
use crate::sample::World;

#[test]
fn functions_of_xpath_one() {
    let world = World::new(
        "<data lang=\"ckb\"><a id=\"x\">1</a><a id=\"y\">2</a><b lang=\"ar-IQ\"><c>3</c></b>\
         <p:d p:id=\"z\">4</p:d><!--note--><?go there?></data>",
    );
    check(
        &world,
        &[
            // The examples of section 4.2.
            ("substring('12345', 2, 3)", "'234'"),
            ("substring('12345', 2)", "'2345'"),
            ("substring('12345', 1.5, 2.6)", "'234'"),
            ("substring('12345', 0, 3)", "'12'"),
            ("substring('12345', 0 div 0, 3)", "''"),
            ("substring('12345', 1, 0 div 0)", "''"),
            ("substring('12345', -42, 1 div 0)", "'12345'"),
            ("substring('12345', -1 div 0, 1 div 0)", "''"),
            ("floor(-2.5)", "-3"),
            ("ceiling(2.1)", "3"),
            ("/data/a[last()]", "[2]"),
            ("/data/a[last() - 1]", "[1]"),
            ("/data/a[position() = last()]", "[2]"),
            ("/data/a[2][1]", "[2]"),
            ("/data/a[1][2]", "[]"),
            ("/data/*[2]", "[2]"),
            ("name(/data/b/c)", "'c'"),
            ("local-name(/data/p:d)", "'d'"),
            ("namespace-uri(/data/p:d)", "'urn:p'"),
            ("namespace-uri(/data/a)", "''"),
            ("local-name(/data/nothing)", "''"),
            ("local-name()", "'data'"),
            ("id('y')", "[2]"),
            ("id('z x')", "[1|4]"),
            ("id(/data/a/@id)", "[1|2]"),
            ("string(/data/b)", "'3'"),
            ("count(/data/comment())", "1"),
            ("/data/processing-instruction('go')", "[there]"),
            ("/data/processing-instruction('stay')", "[]"),
            ("/data/d", "[4]"),
            ("/data/p:d", "[4]"),
            ("/data/p:a", "[]"),
            ("/data/p:*", "[4]"),
            ("count(//node())", "12"),
            ("count(//@*)", "5"),
            ("/data/a/@id", "[x|y]"),
            ("count(/data/namespace::*)", "0"),
            ("/data/b/c/ancestor::*[1]/@lang", "[ar-IQ]"),
            ("/data/b/preceding-sibling::a[1]", "[2]"),
            ("(/data/b/preceding-sibling::a)[1]", "[1]"),
            ("/data/a | /data/b | /data/a[1]", "[1|2|3]"),
            ("count(/)", "1"),
            ("/data/a[. = 2 or @id = 'x']", "[1|2]"),
            ("number()", "1234"),
            ("$x", "context error: the variable $x is not bound"),
        ],
    );
    check_at(
        &world,
        "/data/b/c",
        &[
            ("lang('ar')", "true"),
            ("lang('AR-iq')", "true"),
            ("lang('ckb')", "false"),
            ("lang('a')", "false"),
            ("number()", "3"),
            ("string()", "'3'"),
            ("last()", "1"),
        ],
    );
}

#[test]
fn random_names_have_their_form() {
    let world = World::new("<data/>");
    let uuid = world.show("/data", "uuid()");
    let parts: Vec<_> = uuid.trim_matches('\'').split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    assert_eq!(&uuid[15..16], "4");
    assert!(matches!(&uuid[20..21], "8" | "9" | "a" | "b"));
    assert_ne!(uuid, world.show("/data", "uuid()"));
    let token = world.show("/data", "uuid(12)");
    assert_eq!(token.len(), 14);
    assert!(
        token
            .trim_matches('\'')
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    );
    assert_eq!(world.show("/data", "uuid(-1)"), "''");
    assert_eq!(
        world.kind_of_failure("/data", "uuid(99999999)"),
        Some(Kind::Context)
    );
}

#[test]
fn signed_texts_are_extracted_only_with_the_right_key() {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("32 bytes are a seed");
    let message = "سلام,42";
    let mut signed = pair.sign(message.as_bytes()).as_ref().to_vec();
    signed.extend(message.as_bytes());
    let key = STANDARD.encode(pair.public_key());
    let other = Ed25519KeyPair::from_seed_unchecked(&[8; 32]).expect("32 bytes are a seed");
    let other = STANDARD.encode(other.public_key());
    let show = |contents: &[u8], key: &str| {
        let contents = STANDARD.encode(contents);
        World::new("<data/>").show("/data", &format!("extract-signed('{contents}', '{key}')"))
    };
    assert_eq!(show(&signed, &key), format!("'{message}'"));
    assert_eq!(show(&signed, &other), "''");
    assert_eq!(show(&signed[..63], &key), "''");
    assert_eq!(show(&signed, "AAAA"), "''");
    for at in 0..signed.len() {
        let mut flipped = signed.clone();
        flipped[at] ^= 1;
        assert_eq!(show(&flipped, &key), "''", "byte {at}");
    }
}

#[test]
fn shapes_are_inside_outside_and_across() {
    let square = "'0 0;0 2;2 2;2 0;0 0'";
    let world = World::new("<data><p>1 1 0 0</p><p>1 3 0 0</p><p>4 4 0 0</p></data>");
    check(
        &world,
        &[
            (&format!("geofence('1 1', {square})"), "true"),
            (&format!("geofence('3 1', {square})"), "false"),
            (&format!("geofence('1 -0.1 0 0', {square})"), "false"),
            (&format!("intersects({square})"), "false"),
            ("intersects('0 0;2 2;0 2;2 0')", "true"),
            ("intersects('0 0;2 2;0 2;2 0;0 0')", "true"),
            ("intersects('0 0;1 1;2 2')", "false"),
            ("intersects('0 0;0 2;0 1')", "false"),
            ("intersects('')", "false"),
            (
                "intersects('x')",
                "type error: intersects(), argument 1: this value is not a position",
            ),
            ("round(area(/data/p) div 1000000)", "37170"),
            ("round(distance(/data/p) div 1000)", "575"),
            (
                "distance('1 1', 'y')",
                "type error: distance(), argument 2: this value is not a position",
            ),
        ],
    );
}

#[test]
fn times_follow_their_zone() {
    let world = World::new(
        "<data><t>10:20</t><z>10:20:30.000Z</z><d>2024-05-01</d>\
         <m>2024-04-30T22:30:00.000Z</m><bad>soon</bad></data>",
    )
    .typed("t", ValueType::Time)
    .typed("z", ValueType::Time)
    .typed("d", ValueType::Date)
    .typed("m", ValueType::DateTime)
    .typed("bad", ValueType::DateTime);
    check(
        &world,
        &[
            ("format-date-time(/data/t, '%h:%M')", "'10:20'"),
            ("format-date-time(/data/z, '%h:%M')", "'13:20'"),
            ("/data/t < /data/z", "true"),
            ("decimal-time(/data/t) * 1440", "620"),
            (
                "format-date-time(/data/m, '%Y-%m-%d %H:%M')",
                "'2024-05-01 01:30'",
            ),
            ("/data/m = /data/d", "true"),
            ("/data/m - /data/d", "0"),
            ("concat(/data/m)", "'2024-05-01'"),
            ("/data/d = today()", "true"),
            ("/data/d > '2024-04-30'", "false"),
            ("/data/d > date('2024-04-30')", "true"),
            ("/data/bad + 1", "NaN"),
            ("/data/bad = 'soon'", "true"),
            ("date('2024-05-01T01:00:00+03:00') = /data/d", "true"),
            ("date-time(/data/d)", "2024-05-01"),
            ("abs(date-time('1970-01-01T12:00'))", "0.5"),
        ],
    );
}

#[test]
fn several_keys_and_conditions_narrow_an_indexed_step() {
    let rows: String = (0..60)
        .map(|at| format!("<item><g>{}</g><h>{}</h><n>{at}</n></item>", at % 3, at % 4))
        .collect();
    let world =
        World::new("<data><g>1</g><h>2</h></data>").with("t", &format!("<root>{rows}</root>"));
    check(
        &world,
        &[
            ("count(instance('t')/root/item[g = '1'])", "20"),
            (
                "count(instance('t')/root/item[g = /data/g and h = current()/h])",
                "5",
            ),
            (
                "instance('t')/root/item[g = /data/g and h = /data/h and n > 30]/n",
                "[34|46|58]",
            ),
            ("instance('t')/root/item[g = '1'][h = '2'][2]/n", "[22]"),
            ("count(instance('t')/root/item[not(g = '1')])", "40"),
        ],
    );
    assert_eq!(world.indexed.get(), 4);
    check(&world, &[("count(instance('t')/root/item[g = 1])", "20")]);
    check(
        &world,
        &[(
            "instance('t')/root/item[g = '1' and position() < 6]/n",
            "[1|4]",
        )],
    );
    assert_eq!(
        world.indexed.get(),
        4,
        "numbers and positions are compared one by one"
    );
}
