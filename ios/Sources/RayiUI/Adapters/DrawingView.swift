import Foundation
import RayiModel
import SwiftUI
import UIKit

/// A sheet to draw on: a signature, a picture, or over a photo.
struct DrawingView: View {
  let ground: Data?
  let done: @MainActor (PhoneDevice.Given) -> Void
  @State private var lines: [[CGPoint]] = []
  @State private var line: [CGPoint] = []

  var body: some View {
    VStack {
      sheet.gesture(
        DragGesture(minimumDistance: 0)
          .onChanged { line.append($0.location) }
          .onEnded { _ in
            lines.append(line)
            line = []
          })
      Beside {
        Act("button-cancel", role: .cancel) { done(.nothing) }
        Act("answer-clear") { lines = [] }
        Act("button-ok", action: keep).disabled(lines.isEmpty)
      }
    }
    // What is drawn is drawn by hand: it is not turned over for another language.
    .environment(\.layoutDirection, .leftToRight)
  }

  private var sheet: some View {
    ZStack {
      if let ground, let image = UIImage(data: ground) {
        Image(uiImage: image).resizable().aspectRatio(contentMode: .fit)
      }
      Canvas { context, _ in
        for line in lines + [line] {
          var path = Path()
          path.addLines(line)
          context.stroke(
            path, with: .color(.black),
            style: StrokeStyle(lineWidth: 3, lineCap: .round, lineJoin: .round))
        }
      }
    }
    .background(Color.white)
    .frame(minHeight: 240)
  }

  private func keep() {
    let renderer = ImageRenderer(content: sheet.frame(minWidth: 480, minHeight: 240))
    renderer.scale = 2
    guard let bytes = renderer.uiImage?.pngData() else {
      done(.fault(.failed(.drawing)))
      return
    }
    done(.file(TakenFile(bytes: bytes, ending: "png")))
  }
}
