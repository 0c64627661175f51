import FuzzSupport
import GIS

// Tables of places of any bytes are read or refused, in every form that the name of a file stands for.
fuzz { bytes in
  _ = try? PointTable.read(bytes, file: "fuzz.csv")
  _ = try? PointTable.read(bytes, file: "fuzz.tsv", columns: (x: "x", y: "y"))
}
