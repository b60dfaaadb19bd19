namespace KitakyushuDigitalWindow.Domain;

/// <summary>コールセンター: where people ask who do not know whom to ask (number and hours to be confirmed by the city).</summary>
public static class CallCentre
{
    public const string Phone = "093-671-8181";
    public const string Hours = "午前8時から午後9時まで";
}
