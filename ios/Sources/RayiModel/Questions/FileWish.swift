import RayiCore

extension FileWish {
  init(_ item: ItemView, _ upload: UploadView, _ wishes: Wishes) {
    let mustBeNew = wishes.has(.new)
    way =
      switch upload.medium {
      case .image:
        if wishes.has(.signature) {
          .drawing(isSignature: true)
        } else if wishes.has(.draw) {
          .drawing(isSignature: false)
        } else if wishes.has(.annotate) {
          .annotation(front: wishes.has(.frontCamera), mustBeNew: mustBeNew)
        } else {
          .photo(front: wishes.has(.frontCamera), mustBeNew: mustBeNew)
        }
      case .audio: .sound(item.quality)
      case .video: .film(front: wishes.has(.frontCamera), mustBeNew: mustBeNew)
      case .file: .file(accept: upload.accept)
      }
    maxPixels = item.maxPixels
  }
}

extension FileWish {
  /// What the button says that makes or chooses it.
  public var buttonId: String {
    switch way {
    case .photo: "photo-take"
    case .drawing(let isSignature): isSignature ? "app-sign" : "app-draw"
    case .annotation: "app-draw"
    case .sound, .film: "app-record"
    case .file: "app-file-choose"
    }
  }

  /// What is said when the app ended while it was being made and nothing of it came; nothing of a file that
  /// is chosen again.
  var lostId: String? {
    switch way {
    case .photo, .annotation: "app-photo-lost"
    case .film: "app-film-lost"
    case .drawing: "app-drawing-lost"
    case .sound: "app-recording-lost"
    case .file: nil
    }
  }

  /// How the answer is played, if it can be.
  public func playback(of path: String) -> Playback? {
    switch way {
    case .sound: Playback(.answer(path), isFilm: false)
    case .film: Playback(.answer(path), isFilm: true)
    case .photo, .drawing, .annotation, .file: nil
    }
  }
}
