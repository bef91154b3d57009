@_exported import RayiTesting
