"""The countries: name, other names, what their people and things are called, capital.

A line is `code | name | other names | adjectives and peoples | capital = its other names`, several parted by
commas. Codes are those of ISO 3166-1; names are the short ones in English use. Names in other languages come
from CLDR by the code.
"""

# ruff: noqa: E501 - a line of the table is one record

from dataclasses import dataclass

_TABLE = """
AF|Afghanistan||Afghan,Afghans|Kabul
AL|Albania||Albanian,Albanians|Tirana
DZ|Algeria||Algerian,Algerians|Algiers
AD|Andorra||Andorran,Andorrans|
AO|Angola||Angolan,Angolans|Luanda
AG|Antigua and Barbuda||Antiguan,Antiguans|
AR|Argentina|Argentine Republic|Argentine,Argentinian,Argentines,Argentinians|Buenos Aires
AM|Armenia||Armenian,Armenians|Yerevan
AU|Australia|Commonwealth of Australia|Australian,Australians|Canberra
AT|Austria||Austrian,Austrians|Vienna=Wien,Vienne,Viena
AZ|Azerbaijan||Azerbaijani,Azerbaijanis,Azeri,Azeris|Baku
BS|Bahamas||Bahamian,Bahamians|Nassau
BH|Bahrain||Bahraini,Bahrainis|Manama
BD|Bangladesh||Bangladeshi,Bangladeshis|Dhaka
BB|Barbados||Barbadian,Barbadians|Bridgetown
BY|Belarus||Belarusian,Belarusians,Belarussian|Minsk
BE|Belgium||Belgian,Belgians|Brussels=Brüssel,Bruxelles,Bruselas
BZ|Belize||Belizean,Belizeans|Belmopan
BJ|Benin||Beninese|Porto-Novo
BT|Bhutan||Bhutanese|Thimphu
BO|Bolivia|Plurinational State of Bolivia|Bolivian,Bolivians|La Paz
BA|Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Bosnian,Bosnians|Sarajevo
BW|Botswana||Botswanan|Gaborone
BR|Brazil||Brazilian,Brazilians|Brasília=Brasilia
BN|Brunei|Brunei Darussalam|Bruneian,Bruneians|Bandar Seri Begawan
BG|Bulgaria||Bulgarian,Bulgarians|Sofia
BF|Burkina Faso||Burkinabe,Burkinabé|Ouagadougou
BI|Burundi||Burundian,Burundians|Gitega
KH|Cambodia|Kingdom of Cambodia,Kampuchea|Cambodian,Cambodians|Phnom Penh
CM|Cameroon||Cameroonian,Cameroonians|Yaoundé=Yaounde
CA|Canada||Canadian,Canadians|Ottawa
CV|Cape Verde|Cabo Verde|Cape Verdean|Praia
CF|Central African Republic|||Bangui
TD|Chad||Chadian,Chadians|N'Djamena
CL|Chile||Chilean,Chileans|Santiago
CN|China|People's Republic of China,PR China,PRC|Chinese|Beijing=Peking,Pékin,Pekín
CO|Colombia||Colombian,Colombians|Bogotá=Bogota
KM|Comoros||Comorian,Comorians|Moroni
CG|Republic of the Congo|Congo-Brazzaville||Brazzaville
CD|Democratic Republic of the Congo|Democratic Republic of Congo,DR Congo,DRC,Congo|Congolese|Kinshasa
CR|Costa Rica||Costa Rican,Costa Ricans|San José
CI|Côte d'Ivoire|Ivory Coast,Cote d'Ivoire|Ivorian,Ivorians|Yamoussoukro
HR|Croatia||Croatian,Croatians,Croat,Croats|Zagreb
CU|Cuba||Cuban,Cubans|Havana=Havanna,La Havane,La Habana
CY|Cyprus||Cypriot,Cypriots|Nicosia
CZ|Czechia|Czech Republic|Czech,Czechs|Prague=Prag,Praga
DK|Denmark||Danish,Dane,Danes|Copenhagen=Kopenhagen,Copenhague
DJ|Djibouti||Djiboutian|
DM|Dominica|||
DO|Dominican Republic|||Santo Domingo
EC|Ecuador||Ecuadorian,Ecuadorean,Ecuadorians|Quito
EG|Egypt|Arab Republic of Egypt|Egyptian,Egyptians|Cairo=Kairo,Le Caire,El Cairo
SV|El Salvador||Salvadoran,Salvadorans|San Salvador
GQ|Equatorial Guinea||Equatorial Guinean|Malabo
ER|Eritrea||Eritrean,Eritreans|Asmara
EE|Estonia||Estonian,Estonians|Tallinn
SZ|Eswatini|Swaziland|Swazi|Mbabane
ET|Ethiopia||Ethiopian,Ethiopians|Addis Ababa
FJ|Fiji||Fijian,Fijians|Suva
FI|Finland||Finnish,Finn,Finns|Helsinki
FR|France|French Republic|French,Frenchman,Frenchwoman|Paris
GA|Gabon||Gabonese|Libreville
GM|Gambia||Gambian,Gambians|Banjul
GE|Georgia||Georgian,Georgians|Tbilisi
DE|Germany|Federal Republic of Germany|German,Germans|Berlin
GH|Ghana||Ghanaian,Ghanaians|Accra
GR|Greece|Hellenic Republic|Greek,Greeks|Athens=Athen,Athènes,Atenas
GD|Grenada||Grenadian|
GT|Guatemala||Guatemalan,Guatemalans|Guatemala City
GN|Guinea||Guinean,Guineans|Conakry
GW|Guinea-Bissau|||Bissau
GY|Guyana||Guyanese|
HT|Haiti||Haitian,Haitians|Port-au-Prince
HN|Honduras||Honduran,Hondurans|Tegucigalpa
HK|Hong Kong|Hongkong|Hongkonger,Hongkongers|
HU|Hungary||Hungarian,Hungarians|Budapest
IS|Iceland||Icelandic,Icelander,Icelanders|Reykjavik=Reykjavík
IN|India|Republic of India|Indian,Indians|New Delhi=Neu-Delhi,Nueva Delhi
ID|Indonesia||Indonesian,Indonesians|Jakarta
IR|Iran|Islamic Republic of Iran|Iranian,Iranians|Tehran=Teheran,Téhéran,Teherán
IQ|Iraq||Iraqi,Iraqis|Baghdad=Bagdad
IE|Ireland|Republic of Ireland|Irish,Irishman|Dublin
IL|Israel||Israeli,Israelis|Jerusalem=Jérusalem,Jerusalén
IT|Italy||Italian,Italians|Rome=Rom,Roma
JM|Jamaica||Jamaican,Jamaicans|
JP|Japan||Japanese|Tokyo=Tokio
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian,Jordanians|Amman
KZ|Kazakhstan||Kazakh,Kazakhs,Kazakhstani|Astana
KE|Kenya||Kenyan,Kenyans|Nairobi
KI|Kiribati|||
XK|Kosovo||Kosovar,Kosovan,Kosovars|Pristina
KW|Kuwait||Kuwaiti,Kuwaitis|Kuwait City
KG|Kyrgyzstan|Kyrgyz Republic|Kyrgyz|Bishkek
LA|Laos|Lao People's Democratic Republic,Lao PDR,Lao P.D.R.|Lao,Laotian,Laotians|Vientiane
LV|Latvia||Latvian,Latvians|Riga
LB|Lebanon||Lebanese|Beirut=Beyrouth
LS|Lesotho||Basotho|Maseru
LR|Liberia||Liberian,Liberians|Monrovia
LY|Libya||Libyan,Libyans|Tripoli
LI|Liechtenstein|||Vaduz
LT|Lithuania||Lithuanian,Lithuanians|Vilnius
LU|Luxembourg||Luxembourger,Luxembourgers|
MO|Macau|Macao|Macanese|
MG|Madagascar||Malagasy|Antananarivo
MW|Malawi||Malawian,Malawians|Lilongwe
MY|Malaysia||Malaysian,Malaysians|Kuala Lumpur
MV|Maldives||Maldivian,Maldivians|
ML|Mali||Malian,Malians|Bamako
MT|Malta||Maltese|Valletta
MH|Marshall Islands||Marshallese|
MR|Mauritania||Mauritanian,Mauritanians|Nouakchott
MU|Mauritius||Mauritian,Mauritians|Port Louis
MX|Mexico|United Mexican States|Mexican,Mexicans|Mexico City=Mexiko-Stadt,Ciudad de México
FM|Micronesia|Federated States of Micronesia|Micronesian|
MD|Moldova|Republic of Moldova|Moldovan,Moldovans|Chisinau=Chișinău
MC|Monaco||Monegasque|
MN|Mongolia||Mongolian,Mongolians|Ulaanbaatar=Ulan Bator
ME|Montenegro||Montenegrin,Montenegrins|Podgorica
MA|Morocco||Moroccan,Moroccans|Rabat
MZ|Mozambique||Mozambican,Mozambicans|Maputo
MM|Myanmar|Burma,Republic of the Union of Myanmar|Burmese|Naypyidaw=Nay Pyi Taw,Naypyitaw
NA|Namibia||Namibian,Namibians|Windhoek
NR|Nauru||Nauruan|
NP|Nepal||Nepali,Nepalis,Nepalese|Kathmandu
NL|Netherlands|Holland|Dutch,Dutchman|Amsterdam
NZ|New Zealand|Aotearoa|New Zealander,New Zealanders|Wellington
NI|Nicaragua||Nicaraguan,Nicaraguans|Managua
NE|Niger||Nigerien,Nigeriens|Niamey
NG|Nigeria||Nigerian,Nigerians|Abuja
KP|North Korea|Democratic People's Republic of Korea,DPRK,DPR Korea|North Korean,North Koreans|Pyongyang
MK|North Macedonia||Macedonian,Macedonians|Skopje
NO|Norway||Norwegian,Norwegians|Oslo
OM|Oman||Omani,Omanis|Muscat
PK|Pakistan||Pakistani,Pakistanis|Islamabad
PW|Palau||Palauan|
PS|Palestine|State of Palestine|Palestinian,Palestinians|Ramallah
PA|Panama||Panamanian,Panamanians|Panama City
PG|Papua New Guinea|PNG|Papua New Guinean|Port Moresby
PY|Paraguay||Paraguayan,Paraguayans|Asunción=Asuncion
PE|Peru||Peruvian,Peruvians|Lima
PH|Philippines|Republic of the Philippines|Philippine,Filipino,Filipina,Filipinos|Manila
PL|Poland||Polish,Pole,Poles|Warsaw=Warschau,Varsovie,Varsovia
PT|Portugal||Portuguese|Lisbon=Lissabon,Lisbonne,Lisboa
PR|Puerto Rico||Puerto Rican,Puerto Ricans|
QA|Qatar||Qatari,Qataris|Doha
RO|Romania||Romanian,Romanians|Bucharest=Bukarest,Bucarest
RU|Russia|Russian Federation|Russian,Russians|Moscow=Moskau,Moscou,Moscú
RW|Rwanda||Rwandan,Rwandans|Kigali
WS|Samoa||Samoan,Samoans|Apia
SM|San Marino|||
ST|São Tomé and Príncipe|Sao Tome and Principe||
SA|Saudi Arabia|Kingdom of Saudi Arabia|Saudi,Saudis|Riyadh=Riad
SN|Senegal||Senegalese|Dakar
RS|Serbia||Serbian,Serbians,Serb,Serbs|Belgrade=Belgrad,Belgrado
SC|Seychelles||Seychellois|
SL|Sierra Leone||Sierra Leonean|Freetown
SG|Singapore|Republic of Singapore|Singaporean,Singaporeans|
SK|Slovakia|Slovak Republic|Slovak,Slovaks,Slovakian|Bratislava
SI|Slovenia||Slovenian,Slovenians,Slovene,Slovenes|Ljubljana
SB|Solomon Islands|||Honiara
SO|Somalia||Somali,Somalis|Mogadishu
ZA|South Africa||South African,South Africans|Pretoria
KR|South Korea|Republic of Korea,ROK|South Korean,South Koreans|Seoul=Séoul,Seúl
SS|South Sudan||South Sudanese|Juba
ES|Spain|Kingdom of Spain|Spanish,Spaniard,Spaniards|Madrid
LK|Sri Lanka||Sri Lankan,Sri Lankans|Colombo
SD|Sudan||Sudanese|Khartoum
SR|Suriname||Surinamese|Paramaribo
SE|Sweden||Swedish,Swede,Swedes|Stockholm
CH|Switzerland|Swiss Confederation|Swiss|Bern=Berne,Berna
SY|Syria|Syrian Arab Republic|Syrian,Syrians|Damascus=Damaskus,Damas,Damasco
TW|Taiwan||Taiwanese|Taipei
TJ|Tajikistan||Tajik,Tajiks|Dushanbe
TZ|Tanzania|United Republic of Tanzania|Tanzanian,Tanzanians|Dodoma
TH|Thailand|Kingdom of Thailand|Thai,Thais|Bangkok
TL|Timor-Leste|East Timor|Timorese,East Timorese|Dili
TG|Togo|Togolese Republic|Togolese|Lomé=Lome
TO|Tonga||Tongan,Tongans|
TT|Trinidad and Tobago||Trinidadian|Port of Spain
TN|Tunisia||Tunisian,Tunisians|Tunis
TR|Turkey|Türkiye,Turkiye,Republic of Türkiye|Turkish,Turk,Turks|Ankara
TM|Turkmenistan||Turkmen|Ashgabat
TV|Tuvalu||Tuvaluan|
UG|Uganda||Ugandan,Ugandans|Kampala
UA|Ukraine||Ukrainian,Ukrainians|Kyiv=Kiev,Kiew
AE|United Arab Emirates|UAE|Emirati,Emiratis|Abu Dhabi
GB|United Kingdom|UK,U.K.,Britain,Great Britain|British,Briton,Britons|London=Londres
US|United States|United States of America,USA,US,U.S.,U.S.A.|American,Americans|Washington
UY|Uruguay||Uruguayan,Uruguayans|Montevideo
UZ|Uzbekistan||Uzbek,Uzbeks|Tashkent
VU|Vanuatu||Vanuatuan|Port Vila
VA|Holy See|Vatican||Vatican City
VE|Venezuela|Bolivarian Republic of Venezuela|Venezuelan,Venezuelans|Caracas
VN|Vietnam|Viet Nam,Socialist Republic of Vietnam,Socialist Republic of Viet Nam|Vietnamese|Hanoi=Ha Noi,Hà Nội,Hanoï
YE|Yemen||Yemeni,Yemenis|Sanaa=Sana'a
ZM|Zambia||Zambian,Zambians|Lusaka
ZW|Zimbabwe||Zimbabwean,Zimbabweans|Harare
"""


@dataclass(frozen=True, slots=True)
class Country:
    """A country; `capitals` begins with the capital's name in English, the others are its other names."""

    code: str
    name: str
    others: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]


def _country(line: str) -> Country:
    code, name, others, peoples, capital = line.split("|")
    return Country(code, name, _several(others), _several(peoples), _several(capital.replace("=", ",")))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(",")))


COUNTRIES = tuple(map(_country, _TABLE.split("\n")[1:-1]))
