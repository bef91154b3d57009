// swift-tools-version:6.0
import PackageDescription

#if os(Linux)
  // Set, the Apple half of this manifest is checked on Linux.
  let linux = Context.environment["RAYI_MANIFEST_AS_APPLE"] == nil
#else
  let linux = false
#endif

let ffi: Target =
  if linux {
    .systemLibrary(name: "rayi_coreFFI", path: "Sources/rayi_coreFFI")
  } else {
    .binaryTarget(name: "rayi_coreFFI", path: "build/RayiCore.xcframework")
  }

let core: Target = .target(
  name: "RayiCore", dependencies: ["rayi_coreFFI"],
  // The file is generated, and Swift 6.0.3 crashes on UniFFI's async traits in mode 6.
  swiftSettings: [.swiftLanguageMode(.v5)],
  linkerSettings: [
    .linkedLibrary("rayi_core", .when(platforms: [.linux])),
    .linkedFramework("Security", .when(platforms: [.iOS, .macOS])),
  ])

let package = Package(
  name: "Rayi", platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "RayiCore", targets: ["RayiCore"])],
  targets: [
    ffi, core,
    .testTarget(name: "RayiCoreTests", dependencies: ["RayiCore"]),
  ])
