import GIS
