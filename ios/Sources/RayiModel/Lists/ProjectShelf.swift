import RayiCore

/// What the app needs of the core's projects, and of what this device is set to.
public protocol ProjectShelf: AnyObject, Sendable {
  func list() throws -> [Project]
  func add(name: String?, settings: ProjectSettings) throws -> Project
  func remove(id: String, loss: Loss) throws
  func openProject(id: String) throws -> Rayi
  func settings() throws -> DeviceSettings
  func setSettings(settings: DeviceSettings) throws
}

extension Projects: ProjectShelf {}
