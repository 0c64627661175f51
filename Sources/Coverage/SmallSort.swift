/// Sorts by insertion where the items are few, as the neighbours of a stop are.
@inline(__always)
func sortSmall<Item>(_ items: inout [Item], by precedes: (Item, Item) -> Bool) {
  if items.count > 40 { return items.sort(by: precedes) }
  if items.count < 2 { return }
  items.withUnsafeMutableBufferPointer { items in
    for index in 1..<items.count {
      let item = items[index]
      var hole = index
      while hole > 0, precedes(item, items[hole - 1]) {
        items[hole] = items[hole - 1]
        hole -= 1
      }
      items[hole] = item
    }
  }
}
