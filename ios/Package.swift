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

// What is Apple's alone is stood in for on Linux, so that views and adapters are type-checked.
let standInNames: [String] =
  linux
  ? [
    "SwiftUI", "UIKit", "PhotosUI", "AVFoundation", "AVKit", "CoreLocation", "VisionKit",
    "ImageIO", "Security", "Network", "BackgroundTasks", "UniformTypeIdentifiers",
  ] : []
let standIns: [Target] = standInNames.map { name in
  let needed: [Target.Dependency] =
    switch name {
    case "SwiftUI": ["UIKit", "UniformTypeIdentifiers"]
    case "PhotosUI": ["SwiftUI", "UIKit", "UniformTypeIdentifiers"]
    case "AVKit": ["SwiftUI", "AVFoundation"]
    case "AVFoundation", "ImageIO", "VisionKit": ["UIKit"]
    case "UIKit": ["UniformTypeIdentifiers"]
    default: []
    }
  return .target(name: name, dependencies: needed, path: "Stubs/\(name)")
}
let standInDependencies: [Target.Dependency] = standInNames.map { .target(name: $0) }

let ui: Target = .target(
  name: "RayiUI", dependencies: ["RayiCore", "RayiModel"] + standInDependencies)
// On a Mac the app is built by Xcode, from project.yml.
let appCheck: [Target] =
  linux
  ? [
    .executableTarget(
      name: "RayiAppCheck", dependencies: ["RayiUI", "RayiModel"] + standInDependencies,
      path: "App", exclude: ["Info.plist", "PrivacyInfo.xcprivacy", "Rayi.entitlements"])
  ] : []

let targets: [Target] = [
  ffi, core,
  .target(name: "RayiModel", dependencies: ["RayiCore"]),
  ui,
  .target(name: "RayiTesting", dependencies: ["RayiCore"], path: "Tests/RayiTesting"),
  .testTarget(name: "RayiCoreTests", dependencies: ["RayiCore", "RayiTesting"]),
  .testTarget(name: "RayiModelTests", dependencies: ["RayiModel", "RayiCore", "RayiTesting"]),
]

let package = Package(
  name: "Rayi", platforms: [.iOS(.v17), .macOS(.v14)],
  products: [
    .library(name: "RayiCore", targets: ["RayiCore"]),
    .library(name: "RayiModel", targets: ["RayiModel"]),
    .library(name: "RayiUI", targets: ["RayiUI"]),
  ],
  targets: targets + standIns + appCheck)
