"""Cities, provinces, regions and waters that are named without a word that says what they are.

Names joined by "=" are one place, the first the one in English use.
"""

_CAMBODIA = """
Siem Reap,Battambang,Kampot,Kep,Kandal,Takeo,Kratie,Mondulkiri=Mondul Kiri,Ratanakiri=Ratanak Kiri,
Stung Treng,Preah Vihear,Oddar Meanchey,Banteay Meanchey,Pailin,Pursat,Kampong Cham=Kompong Cham,
Kampong Chhnang=Kompong Chhnang,Kampong Speu=Kompong Speu,Kampong Thom=Kompong Thom,
Tboung Khmum=Tbong Khmum,Prey Veng,Svay Rieng,Koh Kong,Sihanoukville=Preah Sihanouk,Poipet,Bavet,
Tonle Sap,Angkor Wat,Angkor
"""
_NEIGHBOURS = """
Chiang Mai,Chiang Rai,Phuket,Pattaya,Sa Kaeo,Surin,Buriram=Buri Ram,Sisaket=Si Sa Ket,Ubon Ratchathani,
Chanthaburi,Trat,Hua Hin,Khon Kaen,Udon Thani,Nakhon Ratchasima,Ayutthaya,Ho Chi Minh City,Saigon,
Da Nang=Đà Nẵng,Hue=Huế,Haiphong=Hai Phong,Can Tho,Nha Trang,Luang Prabang,Pakse,Savannakhet,Champasak,
Yangon=Rangoon,Mandalay,Rakhine,Penang,Johor Bahru,Johor,Sabah,Sarawak,Langkawi,Bali,Bandung,Surabaya,
Medan,Yogyakarta,Java,Sumatra,Sulawesi,Cebu,Davao,Mindanao,Luzon,Quezon City,Kunming,Guangzhou,Shenzhen,
Shanghai,Chongqing,Chengdu,Wuhan,Xi'an,Nanjing,Hangzhou,Tianjin,Yunnan,Guangxi,Sichuan,Guangdong,Xinjiang,
Tibet,Inner Mongolia,Hainan,Osaka,Kyoto,Nagoya,Fukuoka,Sapporo,Hiroshima,Nagasaki,Okinawa,Hokkaido,Busan,
Incheon,Jeju,Kaohsiung
"""
_ASIA = """
Mumbai=Bombay,Delhi,Kolkata=Calcutta,Chennai,Bengaluru=Bangalore,Hyderabad,Ahmedabad,Goa,Kashmir,Punjab,
Kerala,Gujarat,Assam,Karachi,Lahore,Peshawar,Kandahar,Chittagong,Cox's Bazar,Pokhara,Jaffna,Almaty,
Samarkand,Istanbul,Izmir,Dubai,Sharjah,Jeddah,Mecca,Medina,Aleppo,Homs,Idlib,Basra,Mosul,Erbil,
Gaza=Gaza Strip,West Bank,Golan Heights,Rafah,Haifa,Tel Aviv,Isfahan,Aden,Hodeidah
"""
_EUROPE = """
Geneva=Genf,Genève,Ginebra;Zurich=Zürich;Basel;Lausanne;Davos;Lyon;Marseille;Toulouse;Bordeaux;
Strasbourg=Straßburg,Estrasburgo;Lille;Nantes;Cannes;Munich=München,Múnich;Hamburg;Cologne=Köln;
Frankfurt=Frankfurt am Main,Francfort;Stuttgart;Düsseldorf;Leipzig;Dresden;Bonn;Hannover=Hanover;Bremen;
Nuremberg=Nürnberg;Bavaria=Bayern;Saxony=Sachsen;Salzburg;Graz;Innsbruck;Linz;Milan=Mailand;Naples=Neapel;
Turin;Venice=Venedig,Venise,Venecia;Florence=Florenz;Bologna;Genoa;Palermo;Sicily=Sizilien;Sardinia;
Barcelona;Valencia;Seville;Bilbao;Málaga=Malaga;Catalonia=Katalonien,Catalogne,Cataluña;Galicia;
Andalusia=Andalucía;Porto;Rotterdam;The Hague=Den Haag,La Haye,La Haya;Utrecht;Eindhoven;
Antwerp=Antwerpen;Ghent=Gent;Liège;Manchester;Liverpool;Birmingham;Leeds;Glasgow;Edinburgh;Cardiff;
Belfast;Bristol;Scotland;Wales;England;Northern Ireland;Dover;Calais;Oxford;Cambridge;Cork;Gothenburg;
Malmö;Bergen;Aarhus;Krakow=Kraków,Krakau;Gdansk=Gdańsk;Lviv=Lwiw;Kharkiv=Charkiw;Odesa=Odessa;Donetsk;
Luhansk;Crimea;Donbas;Mariupol;Kherson;Zaporizhzhia;Dnipro;St Petersburg=St. Petersburg,Saint Petersburg;
Kursk;Belgorod;Chechnya;Siberia;Thessaloniki;Crete;Dubrovnik;Greenland
"""
_AMERICAS = """
New York=New York City,Nueva York;Los Angeles;Chicago;Houston;Philadelphia;Phoenix;San Diego;Dallas;
San Francisco;Austin;Seattle;Denver;Boston;Detroit;Miami;Atlanta;Minneapolis;New Orleans;Las Vegas;
Portland;Baltimore;Washington DC=Washington D.C.;California=Kalifornien,Californie;Texas;Florida;Alaska;
Hawaii;Ohio;Pennsylvania;Michigan;Illinois;Arizona;Nevada;Oregon;Colorado;Utah;Louisiana;Alabama;
Mississippi;Tennessee;Kentucky;Massachusetts;Connecticut;New Jersey;New Mexico;Maryland;Minnesota;
Wisconsin;Iowa;Kansas;Nebraska;Montana;Idaho;Wyoming;Oklahoma;Arkansas;Missouri;Indiana;North Carolina;
South Carolina;West Virginia;North Dakota;South Dakota;Vermont;New Hampshire;Rhode Island;Toronto;
Montreal=Montréal;Vancouver;Calgary;Quebec=Québec;Ontario;Alberta;British Columbia;Manitoba;Nova Scotia;
Guadalajara;Monterrey;Tijuana;Cancún=Cancun;São Paulo=Sao Paulo;Rio de Janeiro;Belém=Belem;
Medellín=Medellin;Cali;Cartagena;Guayaquil;Cusco=Cuzco;Valparaíso=Valparaiso;Córdoba;Rosario;Patagonia;
Maracaibo
"""
_ELSEWHERE = """
Sydney;Melbourne;Brisbane;Perth;Adelaide;Hobart;Darwin;Queensland;New South Wales;Tasmania;Auckland;
Christchurch;Johannesburg;Cape Town=Kapstadt,Le Cap;Durban;Lagos;Kano;Ibadan;Mombasa;Kisumu;Dar es Salaam;
Zanzibar;Alexandria;Casablanca;Marrakesh=Marrakech;Tangier;Benghazi;Darfur;Tigray;Abidjan;Kumasi;Goma;
Douala;Europe=Europa;Asia=Asien;Africa=Afrika,Afrique,África;Latin America;South America;North America;
Central America;Southeast Asia=South-East Asia;Middle East;Antarctica;Balkans;Caucasus;Sahel;Mekong;Nile;
Danube;Amazon Basin;Himalayas;Alps;Arctic;Caribbean;Mediterranean;Indo-Pacific;Strait of Hormuz;Red Sea;
Black Sea;South China Sea;Suez Canal;Panama Canal;Wall Street
"""


def _places() -> tuple[tuple[str, ...], ...]:
    commas = (table.replace("\n", "").split(",") for table in (_CAMBODIA, _NEIGHBOURS, _ASIA))
    first = [tuple(place.split("=")) for places in commas for place in places]
    others = (table.replace("\n", "").split(";") for table in (_EUROPE, _AMERICAS, _ELSEWHERE))
    second = [tuple(place.replace("=", ",").split(",")) for places in others for place in places]
    return (*first, *second)


# Each with its other names behind it.
PLACES = _places()
