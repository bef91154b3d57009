import SwiftUI
import UIKit

/// Hides a page while the app is not in front: the system keeps a picture of each app, unencrypted, for the
/// list of those that are open. Each sheet hides itself, as it lies over the page.
struct Covered: ViewModifier {
  @Environment(\.scenePhase) private var phase: ScenePhase

  func body(content: Content) -> some View {
    content.overlay {
      if phase != .active {
        Color(uiColor: .systemBackground).ignoresSafeArea().accessibilityHidden(true)
      }
    }
  }
}
