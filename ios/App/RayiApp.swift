import Foundation
import RayiCore
import RayiModel
import RayiUI
import SwiftUI

/// The app: it puts the phone behind the models' ports, and says when it comes and goes.
@main
struct RayiApp: App {
  private let home = Home.shared
  @Environment(\.scenePhase) private var phase: ScenePhase
  @SceneStorage("project") private var project: String?
  @SceneStorage("draft") private var draft: String?
  @SceneStorage("errand") private var errand: String?

  var body: some Scene {
    WindowGroup {
      RootView(app: home.app, device: home.device)
        .task {
          await home.app.restore(Whereabouts(project: project, draft: draft, errand: errand))
        }
        .onChange(of: home.app.whereabouts) { _, now in
          (project, draft, errand) = (now.project, now.draft, now.errand)
          home.remember(now)
        }
        .onChange(of: phase) { _, phase in
          switch phase {
          case .active: Task { await home.app.cameForward() }
          case .inactive: home.app.paused()
          case .background: home.app.wentBehind()
          @unknown default: break
          }
        }
    }
    .backgroundTask(.appRefresh(SystemRefresh.id)) { await RayiApp.refreshed() }
  }

  /// The system may wake the app without a window.
  @MainActor
  private static func refreshed() async {
    let home = Home.shared
    await home.app.refreshed(home.remembered)
  }
}

/// What lives as long as the process.
@MainActor
final class Home {
  static let shared = Home()

  let device: PhoneDevice
  let app: AppModel

  init() {
    let device = PhoneDevice()
    self.device = device
    let platform = Platform(
      device: device, path: SystemNetwork(), refresh: SystemRefresh(), clock: SystemClock())
    app = AppModel(preferred: Locale.preferredLanguages, platform: platform) {
      try Projects.open(directory: Home.folder().path, vault: EnclaveVault())
    }
  }

  /// The last project, for a wake-up that has no window.
  var remembered: Whereabouts {
    Whereabouts(project: UserDefaults.standard.string(forKey: "project"))
  }

  func remember(_ whereabouts: Whereabouts) {
    UserDefaults.standard.set(whereabouts.project, forKey: "project")
  }

  /// In the app's own support folder; kept out of backups, since its key is of this device only.
  private nonisolated static func folder() throws -> URL {
    let support = try FileManager.default.url(
      for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
    var folder = support.appendingPathComponent("projects")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try folder.setResourceValues(values)
    return folder
  }
}
