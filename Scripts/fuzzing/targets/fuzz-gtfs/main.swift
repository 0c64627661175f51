import Foundation
import FuzzSupport
import GIS
import Importing

private let folder = Folder()

/// The files of a feed; an input is their texts, each after a line `== NAME`.
private let names = [
  "stops.txt", "routes.txt", "trips.txt", "stop_times.txt", "calendar.txt", "calendar_dates.txt",
  "shapes.txt",
  "frequencies.txt",
]

/// The files that an input holds, the last of those with one name.
private func parts(of bytes: [UInt8]) -> [(name: String, text: ArraySlice<UInt8>)] {
  var found: [(name: String, text: ArraySlice<UInt8>)] = []
  var begin = 0
  for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") || index == bytes.count - 1 {
    let line = bytes[begin...index]
    begin = index + 1
    guard line.starts(with: Array("== ".utf8)) else {
      if let last = found.indices.last { found[last].text = bytes[found[last].text.startIndex...index] }
      continue
    }
    let name = String(decoding: line.dropFirst(3), as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
    if names.contains(name) { found.append((name, bytes[begin..<begin])) }
  }
  return found
}

private let selections: [TransitSelection] = [
  TransitSelection(.routes),
  TransitSelection(
    .stops, window: ServiceWindow("07:00-09:00") ?? .wholeDay, day: .weekday(0), departuresAtLeast: 0.5),
]

// Feeds of any texts are read or refused: their stops, their lines, and departures in a window.
fuzz { bytes in
  for name in names { folder.remove(name) }
  for part in parts(of: bytes) { folder.write(part.text, to: part.name) }
  for selection in selections {
    _ = try? readLayer(folder.path, ReadingOptions(.transit(selection)))
  }
}
