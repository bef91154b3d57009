import RayiModel
import SwiftUI

/// Records sound until it is told to stop; `begin` is tried when a person says so.
struct RecorderView: View {
  let begin: @MainActor () throws -> Void
  let done: @MainActor (PhoneDevice.Given) -> Void
  @State private var isOn = false

  var body: some View {
    VStack(spacing: 24) {
      if isOn {
        Act("app-record-stop") { done(.recorded) }
      } else {
        Act("app-record", action: start)
      }
      Act("button-cancel", role: .cancel) { done(.nothing) }
    }
    .padding(.all, 24)
  }

  private func start() {
    do {
      try begin()
      isOn = true
    } catch {
      done(.fault(.failed(.microphone)))
    }
  }
}
