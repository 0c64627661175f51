import GIS

/// What this module says, from the files beside this one.
let texts = Texts([.en: PackageResources.en_txt, .zh: PackageResources.zh_txt])
