import Foundation
import RayiCore
import RayiModel
import SwiftUI

/// An interview: one page, and the ways from it.
struct InterviewView: View {
  let model: InterviewModel
  let leave: @MainActor () -> Void
  let discard: @MainActor () -> Void
  let leaveAnyway: @MainActor () -> Void
  @State private var showsOverview = false
  @State private var asksToLeave = false
  @Environment(Speech.self) private var speech: Speech

  var body: some View {
    VStack(spacing: 0) {
      header
      ScrollView {
        VStack(alignment: .leading, spacing: 20) {
          ForEach(Array(model.notices.enumerated()), id: \.offset) { WordsView($0.element) }
          if let trouble = model.trouble {
            TroubleView(
              trouble: trouble, again: { model.tryAgain() }, dismiss: { model.dismissTrouble() })
          }
          if model.isHeldBack {
            Act("app-leave-anyway", role: .destructive, action: leaveAnyway)
          }
          PageView(model: model)
        }
        .padding(.all, 16)
      }
      footer
    }
    .sheet(isPresented: $showsOverview) {
      OverviewView(model: model, isShown: $showsOverview).modifier(Covered())
    }
    .alert(
      Text(verbatim: speech.texts.text(keeps ? "app-save-and-leave" : "app-close")),
      isPresented: $asksToLeave,
      actions: {
        if keeps {
          Act("app-save-and-leave", action: leave)
        } else {
          Act("button-delete", role: .destructive, action: discard)
        }
        Act("button-cancel", role: .cancel) {}
      },
      message: { Says(keeps ? "app-end-draft" : "draft-delete-confirm") }
    )
    .onChange(of: speech.language.tag) { _, _ in model.follow() }
    .onChange(of: model.finished != nil) { _, isFinished in if isFinished { leave() } }
  }

  private var keeps: Bool { model.leaving != .deletes }

  private var header: some View {
    VStack(spacing: 4) {
      Beside {
        if model.leaving != .notHere {
          Act(keeps ? "app-save-and-leave" : "app-close") { asksToLeave = true }
        }
        Gap()
        if model.locks.leaves(.formLanguage) { languages }
        if model.locks.leaves(.overview) { Act("app-overview-title") { showsOverview = true } }
      }
      ProgressView(value: model.page.fraction)
        .accessibilityLabel(Text(verbatim: model.page.progress.text))
    }
    .padding(.all, 8)
  }

  private var languages: some View {
    Menu {
      ForEach(model.languages, id: \.name) { language in
        Button(action: { model.choose(language) }) { Text(verbatim: language.name) }
          .accessibilityAddTraits(
            language.name == model.language ? .isSelected : AccessibilityTraits())
      }
    } label: {
      Text(verbatim: model.language).frame(minWidth: target, minHeight: target)
    }
    .accessibilityValue(Text(verbatim: model.language))
    .accessibilityLabel(Text(verbatim: speech.texts.text("app-settings-language")))
    .accessibilityIdentifier("languages")
  }

  private var footer: some View {
    Beside {
      Act("nav-back") { model.back() }.disabled(!model.canGoBack)
      Gap()
      switch model.page.content {
      case .questions: Act("nav-next") { model.next() }
      case .identity, .offer, .end: EmptyView()
      }
    }
    .padding(.all, 8)
  }
}

/// What is on a page.
struct PageView: View {
  let model: InterviewModel
  @State private var written = ""

  var body: some View {
    if let title = model.page.title { WordsView(title).accessibilityAddTraits(.isHeader) }
    switch model.page.content {
    case .questions:
      if let notice = model.page.notice { WordsView(notice) }
      ForEach(model.page.rows) { RowView(row: $0, model: model) }
      if let instance = model.removable { RemovalView(instance: instance, model: model) }
    case .offer(let offer):
      WordsView(offer.question)
      Act("app-repeat-add-another") { model.addAnother() }
      Act("app-repeat-go-on") { model.next() }
    case .identity:
      line("app-who") { model.identify(written) }
    case .end:
      Says("app-end")
      if model.asksForReason {
        line("app-change-reason") { model.give(reason: written) }
      } else {
        Says("finish-confirm")
        Act("nav-finish") { model.finish() }
      }
      FindingsView(model: model)
    }
  }

  private func line(_ id: String, _ done: @escaping @MainActor () -> Void) -> some View {
    VStack(alignment: .leading, spacing: 8) {
      TextField(text: $written, axis: .horizontal) { Says(id) }
        .frame(minHeight: target)
        .accessibilityIdentifier(id)
      Act("nav-next", action: done).disabled(written.isEmpty)
    }
  }
}

/// Takes away the instance that a page is in, once that was asked.
struct RemovalView: View {
  let instance: InstanceView
  let model: InterviewModel
  @State private var isAsked = false

  var body: some View {
    let words = model.removal(of: instance)
    Button(role: .destructive, action: { isAsked = true }) { WordsView(words.name) }
      .accessibilityIdentifier("remove-\(instance.path)")
      .alert(
        Text(verbatim: words.name.text), isPresented: $isAsked,
        actions: {
          Act("button-delete", role: .destructive) { model.remove(instance.path) }
          Act("button-cancel", role: .cancel) {}
        },
        message: { WordsView(words.question) })
  }
}

/// Questions beside one another; one below the other where text is written so large that they would not
/// fit.
struct RowView: View {
  let row: PageRow
  let model: InterviewModel
  @Environment(\.dynamicTypeSize) private var size: DynamicTypeSize

  var body: some View {
    if row.questions.count == 1 || size.isAccessibilitySize {
      ForEach(row.questions) { QuestionView(question: $0, model: model) }
    } else {
      Grid(alignment: .topLeading) {
        GridRow {
          ForEach(row.questions) { question in
            QuestionView(question: question, model: model)
              .frame(maxWidth: .infinity, alignment: .leading)
              .gridCellColumns(question.width)
          }
        }
      }
    }
  }
}

/// What must be put right before it is finished; each leads there.
struct FindingsView: View {
  let model: InterviewModel

  var body: some View {
    ForEach(model.overview.filter { $0.violation != nil }) { line in
      Button(action: { model.jump(to: line.path) }) {
        VStack(alignment: .leading) {
          WordsView(line.label)
          if let violation = line.violation { WordsView(violation).weighing(.wrong) }
        }
      }
      .spoken(line.spoken)
      .accessibilityIdentifier("finding-\(line.path)")
    }
  }
}

/// The form as a list, to jump from.
struct OverviewView: View {
  let model: InterviewModel
  @Binding var isShown: Bool
  @State private var removing: OverviewLine?
  @Environment(Speech.self) private var speech: Speech

  var body: some View {
    VStack(spacing: 8) {
      Beside {
        Act("app-errors-check") { model.lookForErrors() }
        Gap()
        Act("app-close") { isShown = false }
      }
      if let findings = model.findings {
        WordsView(
          speech.texts.line("app-errors-found", ["n": Texts.count(findings.count)]))
      }
      List {
        ForEach(model.overview) { line in row(line) }
      }
    }
    .onAppear { model.lookOver() }
    .sheet(item: $removing) { line in
      VStack(spacing: 16) {
        WordsView(
          speech.texts.line("repeat-remove-confirm", ["what": .text(line.label.text)]))
        Act("button-delete", role: .destructive) {
          model.remove(line.path)
          removing = nil
        }
        Act("button-cancel", role: .cancel) { removing = nil }
      }
      .padding(.all, 24)
      .modifier(Covered())
    }
  }

  private func row(_ line: OverviewLine) -> some View {
    Beside {
      Button(
        action: {
          model.jump(to: line.path)
          isShown = false
        },
        label: {
          VStack(alignment: .leading) {
            WordsView(line.label)
            if let answer = line.answer {
              Text(verbatim: answer).font(.callout)
            }
            if let violation = line.violation { WordsView(violation).weighing(.wrong) }
          }
        }
      )
      .spoken(line.spoken)
      .accessibilityIdentifier("line-\(line.path)")
      if line.canBeRemoved {
        Act("button-delete", role: .destructive) { removing = line }
      }
    }
    .padding(.leading, CGFloat(line.depth) * 16)
  }
}
