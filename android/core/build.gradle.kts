plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
}

// Generated from the host's build of the core, as `cargo xtask ci kotlin` does it.
val generated = layout.projectDirectory.dir("target/uniffi")

android {
    namespace = "org.rayi.core"
    compileSdk = libs.versions.targetSdk.get().toInt()
    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        consumerProguardFiles("../app/keep.pro")
    }
    sourceSets {
        getByName("main") {
            manifest.srcFile("src/android/AndroidManifest.xml")
            kotlin.srcDir(generated)
            jniLibs.srcDir(layout.buildDirectory.dir("jniLibs"))
        }
    }
    kotlinOptions { jvmTarget = "17" }
}

dependencies {
    api(libs.coroutines)
    implementation("${libs.jna.get()}@aar")
}

// The core for each kind of processor, by cargo-ndk.
val native = tasks.register<Exec>("native") {
    workingDir = rootDir.resolve("..")
    commandLine(
        "cargo", "ndk", "-t", "arm64-v8a", "-t", "armeabi-v7a", "-t", "x86_64", "-P", libs.versions.minSdk.get(),
        "-o", layout.buildDirectory.dir("jniLibs").get().asFile.path,
        // As a library for C alone: with one for Rust besides, nothing is optimised across crates.
        "rustc", "--profile", "dist", "--package", "rayi-bindings", "--lib", "--crate-type", "cdylib",
    )
}

tasks.matching { it.name.startsWith("merge") && it.name.endsWith("JniLibFolders") }.configureEach { dependsOn(native) }
