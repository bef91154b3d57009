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
          .annotation
        } else {
          .photo(front: wishes.has(.frontCamera), mustBeNew: mustBeNew)
        }
      case .audio: .sound(item.quality)
      case .video: .film(mustBeNew: mustBeNew)
      case .file: .file(accept: upload.accept)
      }
    maxPixels = item.maxPixels
  }
}
