import FuzzSupport
import GIS
import Importing

private let folder = Folder()

// Archives of any bytes are read as feeds or refused.
fuzz { bytes in
  let path = folder.write(bytes, to: "feed.zip")
  _ = try? readLayer(path, ReadingOptions(.transit(TransitSelection(.stops))))
}
