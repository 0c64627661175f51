import Evaluation
import FuzzSupport
import GIS
import Planning

private let folder: Folder = {
  let folder = Folder()
  SmallCity.write(to: folder)
  return folder
}()

// Plans of any text are read or refused; one that is read and asks for nothing but the small city's own files is
// evaluated, with figures that are numbers.
fuzz { bytes in
  let path = folder.write(bytes, to: "fuzz.yaml")
  guard let plan = try? Plan(contentsOf: path) else { return }
  // What GDAL would read is the affair of its own process.
  let isPlain = plan.layers.allSatisfy { layer in
    if case .layer = layer.reading.content { return layer.file.hasSuffix(".geojson") }
    return false
  }
  guard isPlain, plan.indicators.count < 8, plan.layers.count < 10 else { return }
  guard let evaluation = try? Evaluation.run(plan: path) else { return }
  for indicator in evaluation.indicators {
    let value = indicator.result.overall.value ?? 0
    require(value.isFinite, "\(indicator.indicator.id) is a number")
  }
}
