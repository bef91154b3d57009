//! The app's resources: aapt2 checks them and the manifest, and makes what the tests on the JVM read.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{self, Failure},
    workspace::Workspace,
};

/// Where Debian's `android-framework-res` lays the framework's own resources (API 29).
const FRAMEWORK: &str = "/usr/share/android-framework-res/framework-res.apk";

/// What of a manifest is younger than that framework: it is left out of the copy that aapt2 reads
/// here. The app's build with the SDK keeps it.
const YOUNGER_ATTRIBUTES: [&str; 2] = [
    "android:dataExtractionRules",
    "android:foregroundServiceType",
];
const YOUNGER_ELEMENT: (&str, &str) = ("<queries>", "</queries>");

/// Compiles and links the resources, and tells the tests where they are.
pub(crate) fn make(workspace: &Workspace) -> Result<(), Failure> {
    if !Path::new(FRAMEWORK).exists() {
        return Err(Failure::new(format!(
            "{FRAMEWORK} is missing: install aapt and android-framework-res"
        )));
    }
    let app = workspace.root.join("android/app");
    let target = app.join("target/resources");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    fs::create_dir_all(&target)?;
    let manifest = manifest(workspace, &app, &target)?;
    let compiled = target.join("compiled.zip");
    command::run(
        Command::new("aapt2")
            .arg("compile")
            .arg("--dir")
            .arg(app.join("src/main/res"))
            .arg("-o")
            .arg(&compiled),
    )?;
    let linked = target.join("resources.apk");
    command::run(
        Command::new("aapt2")
            .args(["link", "--auto-add-overlay", "-I", FRAMEWORK, "--manifest"])
            .arg(&manifest)
            .arg("-o")
            .arg(&linked)
            .arg(&compiled),
    )?;
    tell(&app, &manifest, &linked)
}

/// The manifest as the SDK's build would merge it: package and versions are the build's to say.
fn manifest(workspace: &Workspace, app: &Path, target: &Path) -> Result<PathBuf, Failure> {
    let pom = fs::read_to_string(workspace.root.join("android/pom.xml"))?;
    let (min, wanted) = (
        property(&pom, "android.min")?,
        property(&pom, "android.target")?,
    );
    let mut text = fs::read_to_string(app.join("src/main/AndroidManifest.xml"))?;
    text = text.replacen(
        "<manifest ",
        "<manifest package=\"org.rayi.app\" android:versionCode=\"1\" android:versionName=\"0.1.0\" ",
        1,
    );
    text = text.replacen(
        "<uses-permission ",
        &format!(
            "<uses-sdk android:minSdkVersion=\"{min}\" android:targetSdkVersion=\"{wanted}\" />\n    <uses-permission "
        ),
        1,
    );
    for younger in YOUNGER_ATTRIBUTES {
        text = without(&text, &format!("{younger}=\""), "\"")?;
    }
    text = without(&text, YOUNGER_ELEMENT.0, YOUNGER_ELEMENT.1)?;
    let path = target.join("AndroidManifest.xml");
    fs::write(&path, text)?;
    Ok(path)
}

fn tell(app: &Path, manifest: &Path, linked: &Path) -> Result<(), Failure> {
    let folder = app.join("target/test-conf/com/android/tools");
    fs::create_dir_all(&folder)?;
    let lines = format!(
        "android_custom_package=org.rayi.app\nandroid_merged_manifest={}\nandroid_resource_apk={}\n",
        manifest.display(),
        linked.display()
    );
    fs::write(folder.join("test_config.properties"), lines)?;
    Ok(())
}

/// The value of a property of a POM.
pub(crate) fn property<'a>(pom: &'a str, name: &str) -> Result<&'a str, Failure> {
    pom.split_once(&format!("<{name}>"))
        .and_then(|(_, rest)| rest.split_once(&format!("</{name}>")))
        .map(|(value, _)| value)
        .ok_or_else(|| Failure::new(format!("android/pom.xml has no property {name}")))
}

/// A text without what stands from one mark to the next, marks and the blanks before them included.
fn without(text: &str, start: &str, end: &str) -> Result<String, Failure> {
    let absent = || Failure::new(format!("the manifest has no {start} … {end}"));
    let (before, rest) = text.split_once(start).ok_or_else(absent)?;
    let (_, after) = rest.split_once(end).ok_or_else(absent)?;
    Ok(format!("{}{after}", before.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_taken_out_with_its_value() {
        let text = "<a x=\"1\"\n  y=\"2\"\n  z=\"3\"><b>4</b></a>";
        let left = without(text, "y=\"", "\"").expect("it is there");
        assert_eq!(left, "<a x=\"1\"\n  z=\"3\"><b>4</b></a>");
        let left = without(&left, "<b>", "</b>").expect("it is there");
        assert_eq!(left, "<a x=\"1\"\n  z=\"3\"></a>");
        assert!(without("<a/>", "y=\"", "\"").is_err());
    }

    #[test]
    fn a_property_is_found_by_its_whole_name() {
        let pom = "<android.min>26</android.min>";
        assert_eq!(property(pom, "android.min").expect("it is there"), "26");
        assert!(property(pom, "android").is_err());
    }
}
