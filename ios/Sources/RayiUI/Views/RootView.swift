import RayiCore
import RayiModel
import SwiftUI

/// The whole app: the projects, or the one that is open.
public struct RootView: View {
  private let app: AppModel
  private let device: PhoneDevice

  public init(app: AppModel, device: PhoneDevice) {
    self.app = app
    self.device = device
  }

  public var body: some View {
    Group {
      if let project = app.project {
        if let interview = project.interview {
          InterviewView(
            model: interview, leave: { Task { await project.close() } },
            discard: { Task { await project.discard() } },
            leaveAnyway: { Task { await project.closeAnyway() } })
        } else {
          ProjectView(project: project, app: app)
        }
      } else if let desk = app.desk {
        ProjectsView(app: app, model: desk.projects, rounds: desk.rounds)
      } else if let trouble = app.trouble {
        TroubleView(trouble: trouble, again: { Task { await app.start() } }, dismiss: nil)
      } else {
        ProgressView()
      }
    }
    .buttonStyle(TargetStyle())
    .tint(Color(Shade.action))
    .modifier(Covered())
    .modifier(DeviceSheets(device: device))
    .environment(app.speech)
    .environment(
      \.layoutDirection, app.speech.language.direction == .rtl ? .rightToLeft : .leftToRight
    )
    .dynamicTypeSize(size)
  }

  /// What a person chose here; the phone's own setting stands where they chose nothing.
  private var size: PartialRangeFrom<DynamicTypeSize> {
    switch app.desk?.settings.settings.textSize {
    case .small: DynamicTypeSize.xSmall...
    case .normal, nil: DynamicTypeSize.small...
    case .large: DynamicTypeSize.xxLarge...
    case .largest: DynamicTypeSize.accessibility2...
    }
  }
}

/// An open project.
struct ProjectView: View {
  let project: ProjectModel
  let app: AppModel

  var body: some View {
    if let notice = app.notice {
      Beside {
        WordsView(notice)
        Act("app-close") { app.dismissNotice() }
      }
    }
    TabView {
      FormsView(model: project.forms, begin: { id in Task { await project.begin(id) } })
        .tabItem { tab("forms-title", "doc.text") }
      DraftsView(model: project.drafts, resume: { id in Task { await project.resume(id) } })
        .tabItem { tab("app-drafts-title", "square.and.pencil") }
      OutboxView(
        model: project.outbox, correct: { id in Task { await project.correct(id) } }
      )
      .tabItem { tab("app-outbox-title", "tray.and.arrow.up") }
      if let desk = app.desk, project.locks.leaves(.settings) {
        SettingsView(model: desk.settings, project: project)
          .tabItem { tab("settings-title", "gearshape") }
      }
      AboutView(model: project.about, close: { Task { await app.close() } })
        .tabItem { tab("app-about-title", "info.circle") }
    }
    if let trouble = project.trouble {
      TroubleView(trouble: trouble, again: nil, dismiss: { project.dismissTrouble() })
    }
  }

  private func tab(_ id: String, _ symbol: String) -> some View {
    Label(title: { Text(verbatim: app.speech.texts.text(id)) }, icon: { Image(systemName: symbol) })
  }
}

/// The projects, and how one is added.
struct ProjectsView: View {
  let app: AppModel
  let model: ProjectsModel
  let rounds: Rounds
  @State private var name = ""
  @State private var server = ""
  @State private var removing: Removal?

  var body: some View {
    List {
      if let trouble = app.trouble ?? model.trouble {
        TroubleView(trouble: trouble, again: nil, dismiss: { app.dismissTrouble() })
      }
      if let notice = app.notice {
        WordsView(notice)
        Act("app-close") { app.dismissNotice() }
      }
      if model.projects.isEmpty { Says("app-projects-none") }
      ForEach(model.projects, id: \.id) { project in
        Beside {
          Button(action: { Task { await app.open(project.id) } }) {
            VStack(alignment: .leading) {
              Text(verbatim: project.name)
              Text(verbatim: project.host ?? "").font(.footnote)
              if let standing = rounds.standings[project.id] {
                WordsView(standing.waiting).font(.footnote)
                if let reason = standing.reason { WordsView(reason).font(.footnote) }
                if let newer = standing.newer { WordsView(newer).font(.footnote) }
              }
            }
          }
          .spoken(project.spoken(rounds.standings[project.id]))
          .disabled(app.isOpening)
          .accessibilityIdentifier("project-\(project.id)")
          Act("app-project-remove", role: .destructive) {
            removing = Removal(project: project)
          }
        }
      }
      Section {
        TextField(text: $name, axis: .horizontal) { Says("app-project-name") }
          .frame(minHeight: target)
          .accessibilityIdentifier("app-project-name")
        TextField(text: $server, axis: .horizontal) { Says("app-project-server") }
          .keyboardType(.URL)
          .autocorrectionDisabled()
          .frame(minHeight: target)
          .accessibilityIdentifier("app-project-server")
        Act("app-add") { model.add(name: name, code: server) }.disabled(server.isEmpty)
        Act("app-project-scan") { Task { await app.scanProject() } }
      } header: {
        Says("app-project-add")
      }
    }
    .sheet(item: $removing) { project in
      VStack(spacing: 16) {
        WordsView(model.loss?.sentence ?? model.question(project.project))
        Act("app-project-remove", role: .destructive) {
          Task {
            if model.loss == nil {
              await app.remove(project.project)
            } else {
              model.acceptLoss()
            }
            if model.loss == nil { removing = nil }
          }
        }
        Act("button-cancel", role: .cancel) {
          model.keep()
          removing = nil
        }
      }
      .padding(.all, 24)
      .modifier(Covered())
    }
  }
}

/// The project that a sheet asks about.
struct Removal: Identifiable {
  let project: Project
  var id: String { project.id }
}
