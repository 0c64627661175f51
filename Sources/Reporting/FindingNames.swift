import DataQuality
import Evaluation
import GIS
import PlanFile

extension Finding {
  /// What people call the kind of finding: its own name in words where there is no better one.
  func name(in language: Language) -> String {
    if language == .zh, let name = Self.chineseNames[kind] { return name }
    return kind.replacing("-", with: " ")
  }

  private static let chineseNames = [
    "no-place": "缺少位置", "no-features": "没有要素", "empty-layer": "没有要素", "repeated-id": "编号重复",
    "coordinates-out-of-range": "坐标超出范围", "coordinates-swapped": "经纬度颠倒", "at-zero": "位于零点",
    "looks-shifted": "坐标偏移", "outside-other-layers": "远离其他图层", "degrees-for-metres": "度被当作米",
    "system-differs": "坐标系不一致", "self-crossing": "边界自相交", "self-touching": "边界自相接",
    "hole-outside": "洞在面外", "nested-holes": "洞中有洞", "nested-parts": "面中有面", "torn-interior": "面被洞割裂",
    "repeated-ring": "边界重复", "too-few-points": "顶点不足", "duplicate-features": "重复要素", "same-place": "位置相同",
    "near-duplicates": "近似重复", "nearly-same-place": "位置几乎相同", "same-name-nearby": "邻近同名",
    "zone-no-surface": "分区不是面", "zone-without-name": "分区无名", "duplicate-zone": "分区重名",
    "zones-overlap": "分区重叠",
    "zone-gaps": "分区间隙", "far-from-zones": "远离分区", "people-missing": "人口缺失",
    "people-not-a-number": "人口不是数字", "people-negative": "人口为负", "people-zero": "人口为零",
    "people-outside-zones": "人口在分区外", "parallel-lines": "并行重复线", "street-islands": "孤立道路",
    "street-crossings": "相交未连通", "street-near-misses": "断头未相接", "no-such-file": "文件不存在",
    "unknown-property": "属性不存在", "unknown-zone": "分区不存在", "made-valid": "已修整为有效",
    "parts-overlap": "部分重叠", "rings-cross": "边界相交", "unknown-datum-shift": "基准转换未知",
    "datum-shift": "基准转换有误差", "longitude-beyond-180": "经度超过180度", "repeated-key": "键名重复",
    "empty-geometry": "几何为空", "no-image": "坐标无对应位置", "other-coordinate-system": "坐标系可能有误",
  ]
}

extension Problem.Severity {
  /// The word for people.
  func name(in language: Language) -> String {
    switch self {
    case .error: language == .zh ? "错误" : "error"
    case .warning: language == .zh ? "警告" : "warning"
    case .note: language == .zh ? "提示" : "note"
    }
  }

  /// Errors stand out, notes stand back.
  var colour: TextTable.Colour? {
    switch self {
    case .error: .red
    case .warning: nil
    case .note: .faint
    }
  }
}

extension Finding.Figure {
  /// The value as people read it.
  func text(in language: Language) -> String {
    switch unit {
    case .metres: MeasureUnit.metres.text(value, in: language)
    case .squareMetres: MeasureUnit.squareMetres.text(value, in: language)
    case .people: MeasureUnit.people.text(value, in: language)
    case .ratio: numberText(value, decimals: 2) + " ×"
    }
  }
}
